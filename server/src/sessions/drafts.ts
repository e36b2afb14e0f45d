import type { DraftChanged } from '@parley/contract'
import { sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { viewable } from './viewable.ts'

/** What is held at most, and what nobody came back to for a month is forgotten. */
const most = 100

/** What user `$1` has begun to write, by session or thread, as JSON. */
export const draftsText = `coalesce((select json_object_agg(target_id, text) from (
  select target_id, text from drafts where user_id = $1 order by changed_at desc, target_id limit ${most}) d), '{}')`

/**
 * For all of their browsers, and for nobody else [ui S7]. Whoever may see a session may begin to write in it; that it is sent is
 * checked when it is.
 */
export async function saveDraft(work: Work, who: UserAsker, targetId: string, text: string): Promise<void> {
  const { db, publish } = work
  const blank = text.trim() === ''
  if (blank) {
    const gone = await db
      .deleteFrom('drafts')
      .where('user_id', '=', who.id)
      .where('target_id', '=', targetId)
      .returning('target_id')
      .execute()
    if (gone.length === 0) return
  } else {
    if (!(await isTheirs(work, who, targetId))) throw new Refusal('not-found')
    await sql`insert into drafts (user_id, target_id, text, changed_at) values (${who.id}, ${targetId}, ${text}, now())
      on conflict (user_id, target_id) do update set text = excluded.text, changed_at = excluded.changed_at`.execute(db)
    await sql`delete from drafts where user_id = ${who.id} and target_id in (
      select target_id from drafts where user_id = ${who.id} order by changed_at desc, target_id offset ${most})`.execute(db)
  }
  publish([`user:${who.id}`], { name: 'draft.changed', targetId, text: blank ? null : text } satisfies DraftChanged)
}

async function isTheirs(work: Work, who: UserAsker, targetId: string): Promise<boolean> {
  const thread = await work.db
    .selectFrom('threads')
    .select('id')
    .where('id', '=', targetId)
    .where('customer_id', '=', who.id)
    .execute()
  return thread.length > 0 || (await viewable(work, who, [targetId])).has(targetId)
}
