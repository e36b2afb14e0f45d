import '../../texts/notices.ts'
import type { ActivityEntry } from '@parley/contract'
import { t } from '../../texts/index.ts'

/** What happened, in one sentence. `me` is the reader. */
export function sentenceOf(entry: ActivityEntry, me: string): string {
  const { kind, actor, session, item, to, count } = entry
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
  if (kind === 'task-assigned') return taskSentence(entry)
  if (kind === 'process-notice' || kind === 'process-failed') return processSentence(entry)
  if (kind === 'session-closed') return t('activity.closed', about)
  if (kind === 'sessions-returned') return t('activity.returned', { count })
  if (to?.kind === 'group') return t('activity.reassignedToGroup', { ...about, group: to.name })
  if (to && to.id !== me) return t('activity.reassignedToOther', { ...about, name: to.name })
  return t('activity.reassignedToMe', about)
}

/** Who did the step before has not given it to anybody: the process has. */
function taskSentence({ task, to }: ActivityEntry): string {
  const name = task?.name ?? ''
  if (to?.kind === 'group') return t('notices.taskForGroup', { task: name, group: to.name })
  return t('notices.taskCame', { task: name })
}

function processSentence({ kind, instance, text }: ActivityEntry): string {
  const about = { instance: instance?.name ?? '', text: text ?? '' }
  if (kind === 'process-notice') return t('notices.processSays', about)
  return t(text ? 'notices.processFailedBy' : 'notices.processFailed', about)
}

/** Where it leads: to the item, the task or the process, to the session, or to the queue that sessions went back to [ACT-03]. */
export function addressOf({ session, item, task, instance, messageId }: ActivityEntry): string {
  if (task) return `/tasks/${task.id}`
  if (instance) return `/processes/instances/${instance.id}`
  if (item) return `/apps/${item.appId}/items/${item.id}`
  if (!session) return '/live-chats'
  return `/live-chats/s/${session.id}${messageId ? `?m=${messageId}` : ''}`
}
