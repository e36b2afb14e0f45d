import * as contract from '@parley/contract'
import type { Client } from './client.ts'

/** What an administrator sends who has just looked at this group. */
export async function seenGroup<Edit>(as: Client, groupId: string, edit: Edit) {
  const { version } = (await as.get(contract.listGroups)).find(({ id }) => id === groupId)!
  return { path: { groupId }, body: { version, ...edit } }
}

export async function seenUser<Edit>(as: Client, userId: string, edit: Edit) {
  const { version } = await as.get(contract.readUser, { path: { userId } })
  return { path: { userId }, body: { version, ...edit } }
}

/** Of an operator: what they can do and how much they are given. */
export async function seenRouting<Edit>(as: Client, userId: string, edit: Edit) {
  const { version } = await as.get(contract.readUserRouting, { path: { userId } })
  return { path: { userId }, body: { version, ...edit } }
}
