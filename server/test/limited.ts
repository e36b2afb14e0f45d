import { type App, editAppGrants, type MemberIds, readAppGrants } from '@parley/contract'
import type { Client } from './client.ts'

export const only = (...users: { id: string }[]): MemberIds => ({
  userIds: users.map(({ id }) => id),
  groupIds: [],
  orgItemIds: [],
})
type Who = MemberIds | null

/** By code of field who may see and edit it, from now on; what stands in the lines of rights stays. */
export async function limit(who: Client, app: Pick<App, 'id' | 'fields'>, limits: Record<string, { see?: Who; edit?: Who }>) {
  const path = { appId: app.id }
  const { grants, version } = await who.get(readAppGrants, { path })
  const idsOf = (some: { id: string }[]) => some.map(({ id }) => id)
  const lines = grants.map(({ members: { users, groups, orgItems }, rights }) => ({
    members: { userIds: idsOf(users), groupIds: idsOf(groups), orgItemIds: idsOf(orgItems) },
    rights,
  }))
  const fields = Object.entries(limits).map(([code, { see = null, edit = null }]) => ({
    fieldId: app.fields.find((field) => field.code === code)!.id,
    ...{ see, edit },
  }))
  return who.ask(editAppGrants, { path, body: { grants: lines, fields, version } })
}
