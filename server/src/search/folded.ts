import { type RawBuilder, sql } from 'kysely'

/** Whatever its case, and е for ё [SRC-05]; as the indexes of migration 0025 have it. */
export const folded = (text: RawBuilder<unknown>): RawBuilder<string> => sql<string>`replace(lower(${text}), 'ё', 'е')`

/** That the text contains what is searched for, of which every character means itself. */
export function contains(text: RawBuilder<unknown>, searched: string): RawBuilder<boolean> {
  return sql<boolean>`${folded(text)} like ${folded(sql`${`%${searched.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`}::text`)}`
}
