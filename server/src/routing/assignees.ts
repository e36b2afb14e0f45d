import type { Work } from '../platform/database.ts'
import type { Assignees } from './snapshot.ts'

type Reads = Pick<Work, 'db'>

/** What routing asks of apps; the house hands it in. */
export interface GivenFields {
  /** An app's User-type fields, author and editor among them [RTE-08]; empty where there is no such app. */
  userFieldsOf(reads: Reads, appId: string): Promise<readonly { code: string }[]>
  /** Whom such a field of an item names, in its order; undefined where there is no such item or field. */
  readUserField(reads: Reads, appId: string, itemId: string, code: string): Promise<readonly string[] | undefined>
}

let given: GivenFields = { userFieldsOf: async () => [], readUserField: async () => undefined }

export function giveFields(fields: GivenFields): void {
  given = fields
}

export async function userFieldExists(reads: Reads, appId: string, field: string): Promise<boolean> {
  return (await given.userFieldsOf(reads, appId)).some(({ code }) => code === field)
}

/** Of an item that was deleted nobody is named. */
export async function assigneesOf(reads: Reads, appId: string, itemId: string, field: string): Promise<Assignees> {
  const [fieldExists, userIds = []] = await Promise.all([
    userFieldExists(reads, appId, field),
    given.readUserField(reads, appId, itemId, field),
  ])
  return { fieldExists, userIds }
}
