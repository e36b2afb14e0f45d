import type { ActivityEntry } from '@parley/contract'
import { t } from '../../texts/index.ts'

/** What happened, in one sentence. `me` is the reader. */
export function sentenceOf({ kind, actor, session, to, count }: ActivityEntry, me: string): string {
  const who = actor === null ? t('activity.somebody') : actor.id === me ? t('activity.you') : actor.name
  const about = { actor: who, session: session?.name ?? '' }
  if (kind === 'session-closed') return t('activity.closed', about)
  if (kind === 'sessions-returned') return t('activity.returned', { count })
  if (to?.kind === 'group') return t('activity.reassignedToGroup', { ...about, group: to.name })
  if (to && to.id !== me) return t('activity.reassignedToOther', { ...about, name: to.name })
  return t('activity.reassignedToMe', about)
}

/** Where it leads: to the session, or to the queue that sessions went back to [ACT-03]. */
export function addressOf({ session }: ActivityEntry): string {
  return session ? `/live-chats/s/${session.id}` : '/live-chats'
}
