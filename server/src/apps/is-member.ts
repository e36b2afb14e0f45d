import { type RawBuilder, sql } from 'kysely'

/** Of a row `m` of app_grant_members or app_field_grant_members, and somebody's id. */
export const isMember = (userId: RawBuilder<unknown>) => sql`(m.user_id = ${userId}
  or m.group_id in (select s.group_id from memberships s where s.user_id = ${userId})
  or m.org_item_id in (select o.org_item_id from org_memberships o where o.user_id = ${userId}))`
