import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { ssoOnly } from './sso-settings.ts'
import type { Reads } from './user.ts'

/** What administrators do to people and groups is done one after another: the guards below look at all of them. */
export async function holdPeople({ db }: Reads): Promise<void> {
  await sql`select pg_advisory_xact_lock(7073212)`.execute(db)
}

/**
 * Resolves nested groups and the org chart anew after members were changed, and tells everybody for whom that makes a difference.
 * Those who lost something may have lost a role: their open sessions are looked at after the commit [ORG-04, ORG-05, ACC-11].
 */
export async function rebuildMemberships(work: Work): Promise<void> {
  const { rows } = await sql<{ user_id: string; lost: boolean }>`
    with recursive below (org_item_id, inside) as (
      select id, id from org_items
      union select b.org_item_id, i.id from below b join org_items i on i.parent_id = b.inside
    ), placed as (
      select distinct b.org_item_id, u.user_id from below b join org_item_users u on u.org_item_id = b.inside
    ), direct as (
      select group_id, user_id from group_members where user_id is not null
      union select m.group_id, p.user_id from group_members m join placed p using (org_item_id)
      union select g.id, u.id from groups g cross join users u where g.system = 'all-users'
    ), reach (group_id, inside) as (
      select id, id from groups
      union select r.group_id, m.member_group_id from reach r join group_members m on m.group_id = r.inside
        where m.member_group_id is not null
    ), wanted as (
      select distinct r.group_id, d.user_id from reach r join direct d on d.group_id = r.inside
    ), gone as (
      delete from memberships s where not exists (select from wanted w where w.group_id = s.group_id and w.user_id = s.user_id)
      returning user_id
    ), come as (
      insert into memberships (group_id, user_id) select group_id, user_id from wanted
      on conflict do nothing returning user_id
    ), displaced as (
      delete from org_memberships o
      where not exists (select from placed p where p.org_item_id = o.org_item_id and p.user_id = o.user_id)
      returning user_id
    ), replaced as (
      insert into org_memberships (org_item_id, user_id) select org_item_id, user_id from placed
      on conflict do nothing returning user_id
    )
    select user_id, bool_or(lost) as lost
    from (select user_id, true as lost from gone union all select user_id, true from displaced
      union all select user_id, false from come union all select user_id, false from replaced) c
    group by user_id`.execute(work.db)
  rightsChanged(
    work,
    rows.map(({ user_id }) => user_id),
  )
  const losers = rows.filter(({ lost }) => lost).map(({ user_id }) => user_id)
  if (losers.length > 0) work.later('return-sessions', { userIds: losers })
}

/** Their sockets hear what they may now, and every process forgets what it remembered of them [P13]. */
export function rightsChanged(work: Work, userIds: readonly string[]): void {
  for (let at = 0; at < userIds.length; at += 200) {
    const topics = userIds.slice(at, at + 200).map((id) => `rights:${id}`)
    work.publish(topics, { name: 'rights.changed' })
  }
}

/**
 * Looked at after the change and before the commit: without one who can sign in, nobody could ever mend it. While others use single
 * sign-on alone, it must be one with a password.
 */
export async function keepAnAdministrator(reads: Reads): Promise<void> {
  if (!(await hasAdministrator(reads))) throw new Refusal('last-administrator')
}

/** Whether nobody could administer without them: the button is drawn by it, and locking checks the same. */
export async function isLastAdministrator(reads: Reads, userId: string): Promise<boolean> {
  return !(await hasAdministrator(reads, userId))
}

async function hasAdministrator({ db }: Reads, besides: string | null = null): Promise<boolean> {
  const left = await sql`
    select from memberships s join groups g on g.id = s.group_id and g.system = 'administrators'
    join users u on u.id = s.user_id and u.state = 'active' and u.id is distinct from ${besides}::uuid
    where u.password is not null or not ${ssoOnly} limit 1`.execute(db)
  return left.rows.length > 0
}
