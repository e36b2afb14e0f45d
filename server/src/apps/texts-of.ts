import { sql } from 'kysely'
import { lookedAt, type Texts } from '../platform/rare-parts.ts'
import type { Reads } from './app.ts'

/** The searched texts of the app's items; in lower case, as are the words that are searched for. */
export const textsOf = (reads: Reads, appId: string): Texts => ({
  kind: appId,
  look: () => someTexts(reads, appId),
  plain: (part) => part,
})

async function someTexts({ db }: Reads, appId: string): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select left(search, 500) as text from items where app_id = ${appId} and index = any (array(
      select distinct 1 + floor(random() * a.last)::int from app_indexes a, generate_series(1, ${lookedAt}) where a.app_id = ${appId}))`.execute(
    db,
  )
  return rows.map(({ text }) => text)
}
