import type { AppGrants, AppRight, editAppGrants as endpoint, MemberIds, Members, StaticOf } from '@parley/contract'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { audited } from '../audit/index.ts'
import { rightsChanged, type UserAsker } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { appById, appTopics, holdApp, type Reads } from './app.ts'
import { fieldGrantsIn, setFieldGrants } from './field-grants.ts'
import { asMembers, memberRows, refuseMissing, withNames } from './members.ts'
import { accessApp } from './rights.ts'

type Edit = StaticOf<NonNullable<(typeof endpoint)['body']>>

export async function readAppGrants(reads: Reads, who: UserAsker, appId: string): Promise<AppGrants> {
  await accessApp(reads, who, appId, 'permissions')
  const app = await appById(reads, appId)
  if (!app) throw new Refusal('not-found')
  return { grants: await grantsIn(reads, appId), fields: await fieldGrantsIn(reads, app), version: app.rightsVersion }
}

async function grantsIn(reads: Reads, appId: string): Promise<AppGrants['grants']> {
  const { rows } = await sql<{ rights: AppRight[]; members: Members }>`
    select g.rights, ${asMembers} as members from app_grants g left join app_grant_members m on m.grant_id = g.id ${withNames}
    where g.app_id = ${appId} group by g.id order by g.place`.execute(reads.db)
  return rows
}

/**
 * All lines and limits of fields as they are sent; who gains or loses something hears of it at once [P13].
 * @returns what was saved, also to who has given up the right by it
 */
export function editAppGrants(database: Database, who: UserAsker, appId: string, edit: Edit): Promise<AppGrants> {
  const { grants, fields, version } = edit
  return transaction(database, async (work) => {
    await accessApp(work, who, appId, 'permissions')
    const app = await holdApp(work, appId, 'update')
    if (app.rightsVersion !== version) throw new Refusal('changed-meanwhile')
    const before = await concernedBy(work, appId)
    const was = { grants: await grantsIn(work, appId), fields: await fieldGrantsIn(work, app) }
    await work.db.deleteFrom('app_grants').where('app_id', '=', appId).execute()
    for (const [place, { members, rights }] of grants.entries()) await addGrant(work, appId, place, members, rights)
    await setFieldGrants(work, app, fields)
    await work.db
      .updateTable('apps')
      .set({ rights_version: version + 1 })
      .where('id', '=', appId)
      .execute()
    rightsChanged(work, [...new Set([...before, ...(await concernedBy(work, appId))])])
    work.publish(appTopics(appId), { name: 'app.changed', appId })
    const is = { grants: await grantsIn(work, appId), fields: await fieldGrantsIn(work, app) }
    audited(work, who, 'app-rights-edited', { kind: 'app', id: appId, name: app.name }, { before: was, after: is })
    return { ...is, version: version + 1 }
  })
}

/** @throws {Refusal} `not-found` for members that do not exist */
export async function addGrant(
  { db }: Work,
  appId: string,
  place: number,
  memberIds: MemberIds,
  rights: readonly AppRight[],
): Promise<void> {
  const id = v7()
  await db
    .insertInto('app_grants')
    .values({ id, app_id: appId, place, rights: [...rights] })
    .execute()
  const members = memberRows(memberIds).map((member) => ({ grant_id: id, ...member }))
  if (members.length === 0) return
  await db
    .insertInto('app_grant_members')
    .values(members)
    .execute()
    .catch(refuseMissing(`/grants/${place}/members`))
}

async function concernedBy({ db }: Reads, appId: string): Promise<string[]> {
  const { rows } = await sql<{ user_id: string }>`
    select coalesce(m.user_id, s.user_id, o.user_id) as user_id
    from app_grants g join app_grant_members m on m.grant_id = g.id left join memberships s on s.group_id = m.group_id
    left join org_memberships o on o.org_item_id = m.org_item_id
    where g.app_id = ${appId} and coalesce(m.user_id, s.user_id, o.user_id) is not null`.execute(db)
  return rows.map(({ user_id }) => user_id)
}
