import type { Database, Work } from './database.ts'
import type { Reading } from './log.ts'

/** Said in the log whenever a setting changes, so that every process forgets what it remembers. */
export const settingsTopic = 'settings'

export interface Settings {
  /** What is set, or else the default; from memory, at most a second old. */
  read<T>(name: string, otherwise: T): T
  /** Part of the work that changes it; `by` is the user. */
  write(work: Work, name: string, value: unknown, by: string | null): Promise<void>
  hear(reading: Pick<Reading, 'events' | 'tooMuch'>): void
}

/** One row a setting. All of them are few and small, so they are read together. */
export async function readSettings(database: Pick<Database, 'db'>): Promise<Settings> {
  let values = new Map<string, unknown>()
  let reading: Promise<void> | undefined
  let again = false

  async function load(): Promise<void> {
    const rows = await database.db.selectFrom('settings').select(['name', 'value']).execute()
    values = new Map(rows.map(({ name, value }) => [name, value]))
  }
  /** A change that is heard while they are being read may not be in what is read. */
  function refresh(): void {
    again = reading !== undefined
    reading ??= load()
      .catch(() => void setTimeout(refresh, 1_000).unref())
      .finally(() => {
        reading = undefined
        if (again) refresh()
      })
  }

  await load()
  return {
    read: <T>(name: string, otherwise: T) => (values.has(name) ? (values.get(name) as T) : otherwise),
    async write({ db, publish }, name, value, by) {
      const row = { value: JSON.stringify(value), changed_at: new Date(), changed_by: by }
      await db
        .insertInto('settings')
        .values({ name, ...row })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
        .execute()
      publish([settingsTopic], { name: 'settings.changed', setting: name })
    },
    hear({ events, tooMuch }) {
      if (tooMuch || events.some(({ topics }) => topics.includes(settingsTopic))) refresh()
    },
  }
}
