import { sql } from 'kysely'
import { audited } from '../audit/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { addUser } from './add-user.ts'
import { holdPeople, keepAnAdministrator, rebuildMemberships } from './memberships.ts'
import type { StoredSso } from './sso-settings.ts'
import { isTaken } from './taken.ts'

export type Claims = { sub: string } & Record<string, unknown>

/** Whose sign-in this is, by `iss` and `sub`; the first time by a verified e-mail, which may make them. */
export async function userOf(work: Work, sso: StoredSso, claims: Claims): Promise<{ id: string; password: string | null }> {
  await holdPeople(work)
  const id = (await knownBy(work, sso.issuer, claims.sub)) ?? (await meet(work, sso, claims))
  const user = await work.db
    .selectFrom('users')
    .select(['id', 'password', 'state'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (user.state === 'locked') throw new Refusal('user-locked')
  if (user.state === 'invited') {
    await work.db.updateTable('users').set({ state: 'active' }).where('id', '=', id).execute()
    await work.db.deleteFrom('invitations').where('user_id', '=', id).execute()
  }
  if (sso.groupsClaim !== '') await putInMappedGroups(work, sso, id, claims[sso.groupsClaim])
  return user
}

async function knownBy({ db }: Work, issuer: string, subject: string): Promise<string | undefined> {
  const known = await db
    .selectFrom('sso_identities')
    .select('user_id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return known?.user_id
}

async function meet(work: Work, { issuer, emailClaim, makesUsers }: StoredSso, claims: Claims): Promise<string> {
  const email = verifiedEmail(claims, emailClaim)
  const found = await work.db
    .selectFrom('users')
    .select('id')
    .where((where) => where(where.fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .executeTakeFirst()
  if (!found && !makesUsers) throw new Refusal('sso-unknown')
  const id = found?.id ?? (await comeAs(work, { name: nameIn(claims, email), email }))
  await work.db
    .insertInto('sso_identities')
    .values({ issuer, subject: claims.sub, user_id: id })
    .execute()
    .catch((error) => {
      // An address that changed hands at the provider does not open the account of who had it before.
      throw isTaken(error, 'sso_identities_issuer_user_id_key') ? new Refusal('sso-taken') : error
    })
  return id
}

async function comeAs(work: Work, user: { name: string; email: string }): Promise<string> {
  const id = await addUser(work, user)
  audited(work, {}, 'user-invited', { kind: 'user', id }, { after: { ...user, by: 'sso' } })
  return id
}

/** Anybody can claim any address at some providers: only a verified one says who somebody is (OpenID Connect Core §5.7). */
function verifiedEmail(claims: Claims, claim: string): string {
  const email = claims[claim]
  const verified = claims['email_verified'] === true || claims['email_verified'] === 'true'
  if (!verified || typeof email !== 'string' || email.length > 254 || !/^[^\s@\p{Cc}\p{Cs}]+@[^\s@\p{Cc}\p{Cs}]+$/u.test(email))
    throw new Refusal('sso-email-unverified')
  return email
}

function nameIn({ name }: Claims, email: string): string {
  const said =
    typeof name === 'string'
      ? name
          .replace(/[\p{Cc}\p{Cs}]/gu, '')
          .trim()
          .slice(0, 200)
      : ''
  return said || email.split('@')[0]!
}

/** The groups that the claim decides about become what it says; all others are left alone. */
async function putInMappedGroups(work: Work, { groups }: StoredSso, userId: string, claim: unknown): Promise<void> {
  const values = new Set(Array.isArray(claim) ? claim : [claim])
  const decided = [...new Set(groups.map(({ groupId }) => groupId))]
  const wanted = [...new Set(groups.filter(({ value }) => values.has(value)).map(({ groupId }) => groupId))]
  const { rows } = await sql<{ gone: string[]; come: string[] }>`
    with gone as (
      delete from group_members where user_id = ${userId} and group_id = any(${decided}::uuid[])
        and group_id <> all(${wanted}::uuid[]) returning group_id
    ), come as (
      insert into group_members (group_id, user_id)
      select g.id, ${userId}::uuid from groups g where g.id = any(${wanted}::uuid[]) and g.system is null
      on conflict do nothing returning group_id
    ) select array(select name from gone join groups on id = group_id) as gone,
      array(select name from come join groups on id = group_id) as come`.execute(work.db)
  const { gone, come } = rows[0]!
  if (gone.length + come.length === 0) return
  audited(
    work,
    {},
    'user-edited',
    { kind: 'user', id: userId },
    { before: { groups: gone, by: null }, after: { groups: come, by: 'sso' } },
  )
  await rebuildMemberships(work)
  await keepAnAdministrator(work)
}
