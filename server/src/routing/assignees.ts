import { readUserField, userFieldsOf } from '../apps/index.ts'
import type { Work } from '../platform/database.ts'
import type { Assignees } from './snapshot.ts'

type Reads = Pick<Work, 'db'>

export async function userFieldExists(reads: Reads, appId: string, field: string): Promise<boolean> {
  return (await userFieldsOf(reads, appId)).some(({ code }) => code === field)
}

/** Of an item that was deleted nobody is named. */
export async function assigneesOf(reads: Reads, appId: string, itemId: string, field: string): Promise<Assignees> {
  const [fieldExists, userIds = []] = await Promise.all([
    userFieldExists(reads, appId, field),
    readUserField(reads, appId, itemId, field),
  ])
  return { fieldExists, userIds }
}
