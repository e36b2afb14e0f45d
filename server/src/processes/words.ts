import { type RawBuilder, sql } from 'kysely'
import { likeText } from '../platform/like-text.ts'

/** Each word of a search in this text. */
export function containsWords(text: RawBuilder<unknown>, search: string | undefined): RawBuilder<boolean> {
  const words = (search ?? '').split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return sql<boolean>`true`
  const each = words.slice(0, 10).map((word) => sql`${text} ilike ${`%${likeText(word)}%`}`)
  return sql<boolean>`(${sql.join(each, sql` and `)})`
}
