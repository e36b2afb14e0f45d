import type { SsoEdit } from '@parley/contract'
import { sql } from 'kysely'
import { auditedEdit } from '../audit/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { UserAsker } from './asker.ts'
import { confirmPerson } from './confirm-person.ts'
import type { Given } from './given.ts'
import { holdPeople, rightsChanged } from './memberships.ts'
import { readSecurity } from './security-settings.ts'
import { discover, issuerUrl, openSecret, secretPlace } from './sso-client.ts'
import { readSso, type StoredSso, ssoSetting } from './sso-settings.ts'
import type { Reads } from './user.ts'

export interface SecurityEdit {
  version: number
  password?: string
  secondFactorGroupIds?: string[]
  signInDays?: number
  idleHours?: number
  sso?: SsoEdit
}

/** Their word first, then the provider, which may take its time, and only then the change. */
export async function editSecurity(database: Database, given: Given, who: UserAsker, edit: SecurityEdit) {
  await transaction(database, (work) => confirmPerson(work, given, who, { password: edit.password }))
  await checkVersion(database, given, edit)
  const sso = edit.sso && (await checkedSso(database, given, who, edit.sso))
  return transaction(database, async (work) => {
    await holdPeople(work)
    await checkVersion(work, given, edit)
    return auditedEdit(work, who, {
      action: 'security-edited',
      kind: 'security',
      read: () => readSecurity(work, given),
      change: () => write(work, given, who, { ...edit, sso }),
      ...(edit.sso?.secret !== undefined && { secrets: { 'sso.secret': edit.sso.secret } }),
    })
  })
}

async function write(work: Work, given: Given, who: UserAsker, edit: Omit<SecurityEdit, 'sso'> & { sso: StoredSso | undefined }) {
  const set = (name: string, value: unknown) => given.settings.write(work, name, value, who.id)
  await set('security.version', edit.version + 1)
  for (const name of ['signInDays', 'idleHours'] as const) if (edit[name] !== undefined) await set(`security.${name}`, edit[name])
  if (edit.sso) await set(ssoSetting, edit.sso)
  if (edit.secondFactorGroupIds) await requireFactorOf(work, edit.secondFactorGroupIds)
}

async function checkVersion(reads: Reads, given: Given, { version }: SecurityEdit): Promise<void> {
  if ((await readSecurity(reads, given)).version !== version) throw new Refusal('changed-meanwhile')
}

/** Everybody in these groups must have a second factor, from now on; who has none is told at once. */
async function requireFactorOf(work: Work, groupIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(groupIds)]
  const { rows } = await sql<{ id: string }>`select id from groups where id = any(${wanted}::uuid[]) for share`.execute(work.db)
  if (rows.length < wanted.length) throw new Refusal('not-found')
  const { rows: changed } = await sql<{ user_id: string }>`
    with gone as (delete from second_factor_groups where group_id <> all(${wanted}::uuid[]) returning group_id),
    come as (insert into second_factor_groups select unnest(${wanted}::uuid[]) on conflict do nothing returning group_id)
    select distinct user_id from memberships
    where group_id in (select group_id from gone union all select group_id from come)`.execute(work.db)
  rightsChanged(
    work,
    changed.map(({ user_id }) => user_id),
  )
}

async function checkedSso(database: Database, given: Given, who: UserAsker, edit: SsoEdit): Promise<StoredSso> {
  const { secret, ...rest } = edit
  const before = await readSso(database)
  // A secret is sent to its own issuer and to no other.
  const kept = before.issuer === edit.issuer ? before.secret : null
  const sealed = secret === undefined ? kept : given.secrets.seal(secret, secretPlace(edit.issuer))
  const sso = { ...rest, label: rest.label.trim(), clientId: rest.clientId.trim(), secret: sealed }
  await checkGroups(database, edit)
  if (!edit.on) return sso
  issuerUrl(edit.issuer)
  if (sso.clientId === '') throw new Refusal('bad-request', { field: '/sso/clientId' })
  if (edit.passwords === 'administrators' && !(await hasPassword(database, who.id))) throw new Refusal('sso-guard')
  await discover({ ...sso, secret: openSecret(given.secrets, sso) })
  return sso
}

/** Nobody becomes an administrator by what a provider says. */
async function checkGroups({ db }: Reads, { groups }: SsoEdit): Promise<void> {
  const ids = [...new Set(groups.map(({ groupId }) => groupId))]
  if (ids.length === 0) return
  const found = await db.selectFrom('groups').select(['id', 'system']).where('id', 'in', ids).execute()
  if (found.length < ids.length) throw new Refusal('not-found')
  if (found.some(({ system }) => system !== null)) throw new Refusal('group-is-system', { field: '/sso/groups' })
}

async function hasPassword({ db }: Reads, userId: string): Promise<boolean> {
  const user = await db.selectFrom('users').select('password').where('id', '=', userId).executeTakeFirst()
  return user?.password != null
}
