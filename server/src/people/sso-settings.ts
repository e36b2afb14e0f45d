import type { Sso } from '@parley/contract'
import { sql } from 'kysely'
import type { Settings } from '../platform/settings.ts'
import type { Reads } from './user.ts'

export const ssoSetting = 'security.sso'

/** As it is stored: the secret sealed, groups by id. */
export interface StoredSso extends Omit<Sso, 'hasSecret' | 'groups' | 'redirectUri'> {
  secret: string | null
  groups: { value: string; groupId: string }[]
}

const none: StoredSso = {
  on: false,
  issuer: '',
  clientId: '',
  label: 'Single sign-on',
  emailClaim: 'email',
  makesUsers: false,
  groupsClaim: '',
  passwords: 'everybody',
  secret: null,
  groups: [],
}

/** From the database: what was saved a moment ago holds in every process. */
export async function readSso({ db }: Reads): Promise<StoredSso> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', ssoSetting).executeTakeFirst()
  return { ...none, ...(row?.value as Partial<StoredSso> | undefined) }
}

/** What the sign-in page shows. */
export function ssoButton({ read }: Pick<Settings, 'read'>): { label: string; passwords: boolean } | null {
  const { on, label, passwords } = { ...none, ...read<Partial<StoredSso>>(ssoSetting, {}) }
  return on ? { label, passwords: passwords === 'everybody' } : null
}

/** Where the provider sends people back to: a page of the program, which hands the answer to `finishSso`. */
export function redirectUriOf(urls: { app: string }): string {
  return `${urls.app}/sso`
}

/** Passwords are for administrators alone. */
export const ssoOnly = sql<boolean>`exists (select from settings
  where name = ${sql.lit(ssoSetting)} and value ->> 'on' = 'true' and value ->> 'passwords' = 'administrators')`

/** Of a row `u` of users. Administrators always may, so that a provider that fails locks nobody out for good. */
export const mayUsePassword = sql<boolean>`(not ${ssoOnly} or exists (
  select from memberships m join groups g on g.id = m.group_id where m.user_id = u.id and g.system = 'administrators'))`
