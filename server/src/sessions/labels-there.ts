import type { Work } from '../platform/database.ts'

/** Those of these labels that the live chat still has: a rule may name one that was deleted. */
export async function labelsThere({ db }: Pick<Work, 'db'>, liveChatId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('labels')
    .select('id')
    .where('live_chat_id', '=', liveChatId)
    .where('id', 'in', [...ids])
    .execute()
  const there = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => there.has(id))
}
