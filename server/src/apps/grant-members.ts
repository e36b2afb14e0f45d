import type { MemberIds, Members } from '@parley/contract'
import { sql } from 'kysely'

/** Of the rows of one grant, with its users `u`, groups `o` and org items `i`. */
export const membersOf = sql<Members>`jsonb_build_object(
  'users', coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by lower(u.name)) filter (where u.id is not null), '[]'),
  'groups', coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by lower(o.name)) filter (where o.id is not null), '[]'),
  'orgItems', coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'name', i.name) order by lower(i.name)) filter (where i.id is not null), '[]'))`

export const memberRows = (grantId: string, { userIds, groupIds, orgItemIds }: MemberIds) => [
  ...[...new Set(userIds)].map((user_id) => ({ grant_id: grantId, user_id })),
  ...[...new Set(groupIds)].map((group_id) => ({ grant_id: grantId, group_id })),
  ...[...new Set(orgItemIds)].map((org_item_id) => ({ grant_id: grantId, org_item_id })),
]
