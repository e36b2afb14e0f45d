import type { PersonChanged } from '@parley/contract'
import { liveChatsOf } from '../live-chats/index.ts'
import type { Work } from '../platform/database.ts'

/** How somebody stands now, to themselves and to the colleagues of their live chats. Their row is locked by who calls. */
export async function publishPerson(work: Work, userId: string): Promise<void> {
  const row = await work.db
    .selectFrom('users')
    .select(['id', 'name', 'avatar_file_id as avatarFileId', 'online'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  const chats = await liveChatsOf(work, userId)
  const topics = [`user:${userId}`, ...chats.map(({ id }) => `colleagues:${id}`)]
  work.publish(topics, { name: 'person.changed', person: row } satisfies PersonChanged)
}
