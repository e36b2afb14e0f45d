import type { PersonChanged } from '@parley/contract'
import type { Work } from '../platform/database.ts'
import { awayOf } from './about-user.ts'
import { userById } from './user.ts'

/** Tells them and `topics` (their colleagues, see live-chats) their name, picture, status and absence as they are now. */
export async function personChanged(work: Work, userId: string, topics: readonly string[]): Promise<void> {
  const user = await userById(work, userId)
  if (!user) return
  const { id, name, avatarFileId, online } = user
  const away = await awayOf(work, id)
  const event: PersonChanged = { name: 'person.changed', person: { id, name, avatarFileId, online }, away }
  work.publish([`user:${id}`, ...topics], event)
}
