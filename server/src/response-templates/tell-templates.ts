import type { TemplateSharing, TemplatesChanged } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { plainList } from '../platform/plain-list.ts'

/** Who may have found it and who may find it now hear that something changed, and of what no more than its id. */
export async function tellTemplates(
  work: Work,
  by: string,
  templateId: string | null,
  sharings: readonly TemplateSharing[],
): Promise<void> {
  const liveChats = sharings.flatMap((sharing) => (sharing.with === 'live-chats' ? sharing.liveChatIds : []))
  const groups = sharings.flatMap((sharing) => (sharing.with === 'groups' ? sharing.groupIds : []))
  const all = sharings.some((sharing) => sharing.with === 'all')
  const { rows } = await sql<{ topic: string }>`
    select 'colleagues:' || id as topic from live_chats
    where deleted_at is null and (${all}::boolean or id = any (${plainList(liveChats)}::uuid[]))
    union select 'user:' || user_id from memberships where group_id = any (${plainList(groups)}::uuid[])`.execute(work.db)
  const topics = [...rows.map(({ topic }) => topic), `user:${by}`]
  work.publish(topics, { name: 'templates.changed', templateId, by } satisfies TemplatesChanged)
}
