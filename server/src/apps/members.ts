import type { MemberIds } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import { Refusal } from '../platform/refusal.ts'

/** A row for each of them, once. */
export const memberRows = ({ userIds, groupIds, orgItemIds }: MemberIds) => [
  ...[...new Set(userIds)].map((user_id) => ({ user_id })),
  ...[...new Set(groupIds)].map((group_id) => ({ group_id })),
  ...[...new Set(orgItemIds)].map((org_item_id) => ({ org_item_id })),
]

/** For what their insertion throws: members that do not exist are said at the field in which they were sent. */
export const refuseMissing =
  (field: string) =>
  (error: { code?: string }): never => {
    throw error.code === '23503' ? new Refusal('not-found', { field }) : error
  }

/** The rows `m` with their names, as `Members`. */
export const withNames = sql`left join users u on u.id = m.user_id
  left join groups o on o.id = m.group_id left join org_items p on p.id = m.org_item_id`
export const asMembers = sql`jsonb_build_object(
  'users', coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by lower(u.name)) filter (where u.id is not null), '[]'),
  'groups', coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by lower(o.name)) filter (where o.id is not null), '[]'),
  'orgItems', coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by lower(p.name)) filter (where p.id is not null), '[]'))`

/** Of a row `m`, and somebody's id. */
export const isMember = (userId: RawBuilder<unknown>) => sql`(m.user_id = ${userId}
  or m.group_id in (select s.group_id from memberships s where s.user_id = ${userId})
  or m.org_item_id in (select o.org_item_id from org_memberships o where o.user_id = ${userId}))`
