import '../../texts/notices.ts'
import type { ActivityEntry } from '@parley/contract'
import { t } from '../../texts/index.ts'

/** What happened, in one sentence. `me` is the reader. */
export function sentenceOf({ kind, actor, session, item, to, count }: ActivityEntry, me: string): string {
  const who = actor === null ? t('activity.somebody') : actor.id === me ? t('activity.you') : actor.name
  const about = { actor: who, session: session?.name ?? '' }
  const aboutItem = { actor: who, item: item?.name ?? '' }
  if (kind === 'item-changed') return t('activity.itemChanged', aboutItem)
  if (kind === 'item-commented') return t('activity.itemCommented', aboutItem)
  if (kind === 'item-mentioned') return t('activity.itemMentioned', aboutItem)
  if (kind === 'session-mentioned') return t('activity.sessionMentioned', about)
  if (kind === 'session-waiting') return t('notices.sessionWaiting', { ...about, count })
  if (kind === 'session-unanswered')
    return to?.id === me
      ? t('notices.sessionUnansweredByMe', { ...about, count })
      : t('notices.sessionUnanswered', { ...about, count, name: to?.name ?? '' })
  if (kind === 'reminder') return t('notices.reminded', about)
  if (kind === 'message-not-sent') return t('notices.notSent', about)
  if (kind === 'session-closed') return t('activity.closed', about)
  if (kind === 'sessions-returned') return t('activity.returned', { count })
  if (to?.kind === 'group') return t('activity.reassignedToGroup', { ...about, group: to.name })
  if (to && to.id !== me) return t('activity.reassignedToOther', { ...about, name: to.name })
  return t('activity.reassignedToMe', about)
}

/** Where it leads: to the item, to the session, or to the queue that sessions went back to [ACT-03]. */
export function addressOf({ session, item, messageId }: ActivityEntry): string {
  if (item) return `/apps/${item.appId}/items/${item.id}`
  if (!session) return '/live-chats'
  return `/live-chats/s/${session.id}${messageId ? `?m=${messageId}` : ''}`
}
