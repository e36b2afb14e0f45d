import { heldOf, isTimeZone, type Settings } from '@parley/contract'
import { sql } from 'kysely'
import { type Actor, auditedChange } from '../audit/index.ts'
import { settingsFrom } from '../people/index.ts'
import type { Database, Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Settings as Stored } from '../platform/settings.ts'
import { ofInstallation } from './setting-changes.ts'

export type SettingsEdit = Partial<Omit<Settings, 'limits'>> & { limits?: Partial<Settings['limits']> }

/** What is not named stays as it is; everybody's program hears what concerns it. */
export async function writeSettings(
  work: Work,
  stored: Stored,
  edit: SettingsEdit,
  who: Actor & { id: string },
): Promise<Settings> {
  await sql`select pg_advisory_xact_lock(7073213)`.execute(work.db)
  const { limits = {}, ...rest } = edit
  if (rest.timeZone !== undefined && !isTimeZone(rest.timeZone)) throw new Refusal('bad-request', { field: '/timeZone' })
  if (rest.organisation !== undefined) rest.organisation = rest.organisation.trim()
  const before = await readNow(work)
  for (const [name, value] of Object.entries(rest)) await stored.write(work, name, value, who.id)
  for (const [name, value] of Object.entries(limits)) await stored.write(work, `limits.${name}`, value, who.id)
  const settings = await readNow(work)
  auditSettings(work, who, before, settings)
  work.publish(['everyone'], { name: 'settings.changed', settings: heldOf(settings) })
  return settings
}

/** By the page of Administration that a setting stands on. */
function auditSettings(work: Work, who: Actor, before: Settings, after: Settings): void {
  for (const kind of ['installation', 'live-chat-settings'] as const) {
    const of = (settings: Settings) =>
      Object.fromEntries(Object.entries(settings).filter(([name]) => ofInstallation.includes(name) === (kind === 'installation')))
    const seen = { before: of(before), after: of(after) }
    auditedChange(work, who, 'settings-edited', { kind, name: '' }, seen)
  }
}

/** From the database and not from memory: who has just saved reads what they saved, whichever process answers. */
export async function readNow({ db }: Pick<Database, 'db'>): Promise<Settings> {
  const rows = await db.selectFrom('settings').select(['name', 'value']).execute()
  const values = new Map(rows.map(({ name, value }) => [name, value]))
  return settingsFrom({ read: <T>(name: string, otherwise: T) => (values.has(name) ? (values.get(name) as T) : otherwise) })
}
