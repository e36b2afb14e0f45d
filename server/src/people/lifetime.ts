import { sql } from 'kysely'
import type { Settings } from '../platform/settings.ts'

/** What a sign-in lasts unless an administrator says otherwise [reliability §5.2]. */
export const defaultLifetime = { signInDays: 7, idleHours: 8 }

/** Seconds that the cookie is kept. The server decides by its own rows. */
export function longestOf({ read }: Pick<Settings, 'read'>): number {
  return read('security.signInDays', defaultLifetime.signInDays) * 24 * 3600
}

const setting = (name: keyof typeof defaultLifetime) =>
  sql`coalesce((select (value #>> '{}')::int from settings where name = ${sql.lit(`security.${name}`)}), ${sql.lit(defaultLifetime[name])})`

/** Of a row `s` of sign_ins. */
export const holds = sql<boolean>`s.created_at > now() - make_interval(days => ${setting('signInDays')})
  and s.used_at > now() - make_interval(hours => ${setting('idleHours')})`
