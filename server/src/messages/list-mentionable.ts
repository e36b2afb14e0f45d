import type { Person } from '@parley/contract'
import { sql } from 'kysely'
import { peopleOf } from '../live-chats/index.ts'
import type { UserAsker } from '../people/index.ts'
import { type Reads, viewSession } from '../sessions/index.ts'

interface Row {
  id: string
  name: string
  avatar_file_id: string | null
  online: boolean
}

/** Who may see the session besides the asker, by name: its supervisors, who has it, and whose queue it waits in [NOT-01]. */
export async function listMentionable(reads: Reads, asker: UserAsker, sessionId: string, search: string): Promise<Person[]> {
  const { session } = await viewSession(reads, asker, sessionId)
  const waits = session.state === 'queued'
  // No group has this id: of the operators nobody.
  const group = waits ? session.group_id : '00000000-0000-0000-0000-000000000000'
  const { rows } = await sql<Row>`
    select u.id, u.name, u.avatar_file_id, u.online from (
      select p.user_id from (select ${session.live_chat_id}::uuid as live_chat_id, ${group}::uuid as of_group, true as supervisors) e
        cross join lateral (${peopleOf}) p
      union select ${session.operator_id}::uuid) seeing
    join users u on u.id = seeing.user_id
    where u.state = 'active' and u.id <> ${asker.id}::uuid
      and strpos(lower(u.name), lower(${search.trim()})) > 0 order by u.name, u.id limit 20`.execute(reads.db)
  return rows.map(({ id, name, avatar_file_id, online }) => ({ id, name, avatarFileId: avatar_file_id, online }))
}
