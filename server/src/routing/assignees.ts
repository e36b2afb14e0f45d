import type { Work } from '../platform/database.ts'
import type { Assignees } from './snapshot.ts'

type Reads = Pick<Work, 'db'>

/** What routing asks of apps; the house hands it in. */
export interface GivenFields {
  /** The codes of an app's User-type fields, author and editor among them [RTE-08]. */
  userFieldsOf(reads: Reads, appId: string): Promise<readonly string[]>
  /** Whom such a field of an item names, in its order. */
  readUserField(reads: Reads, itemId: string, code: string): Promise<readonly string[]>
}

let given: GivenFields = { userFieldsOf: async () => [], readUserField: async () => [] }

export function giveFields(fields: GivenFields): void {
  given = fields
}

export async function userFieldExists(reads: Reads, appId: string, field: string): Promise<boolean> {
  return (await given.userFieldsOf(reads, appId)).includes(field)
}

export async function assigneesOf(reads: Reads, appId: string, itemId: string, field: string): Promise<Assignees> {
  if (!(await userFieldExists(reads, appId, field))) return { fieldExists: false, userIds: [] }
  return { fieldExists: true, userIds: await given.readUserField(reads, itemId, field) }
}
