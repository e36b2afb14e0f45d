import type { Message, Notice, Priority } from '@parley/contract'
import { type TextKey, t } from '../texts/index.ts'

const priorities = {
  0: 'conversation.priorityNone',
  1: 'conversation.priorityLow',
  2: 'conversation.priorityMedium',
  3: 'conversation.priorityHigh',
} as const satisfies Record<Priority, TextKey>

export function priorityName(priority: Priority): string {
  return t(priorities[priority])
}

/** A rule's name as routing gives it; one that is not known here is named as it is. */
export function ruleName(rule: string): string {
  return rule === 'first-response' ? t('conversation.firstResponse') : rule
}

/** A notice in words: who did what. */
export function noticeText({ notice, authorName, authorId }: Message): string {
  if (!notice) return ''
  const who = authorId ? authorName : t('conversation.nobody')
  switch (notice.kind) {
    case 'opened':
      return t(openedKey(notice), { to: nameOf(notice.to), rule: ruleName(notice.rule) })
    case 'taken':
      return t('conversation.taken', { who })
    case 'reassigned':
      return t('conversation.reassigned', { who, to: nameOf(notice.to) })
    case 'renamed':
      return t('conversation.renamed', { who, to: notice.to })
    case 'priority':
      return t('conversation.prioritised', { who, to: priorityName(notice.to) })
    case 'labels':
      return labelsText(who, notice)
    case 'returned':
      return t('conversation.returned')
    case 'merged':
      return t('conversation.merged')
    case 'bound':
    case 'unbound':
    case 'registered':
    case 'unregistered': {
      const { kind, app, item } = notice
      return t(kind === 'bound' && !authorId ? 'conversation.recognised' : `conversation.${kind}`, { who, app, item })
    }
    case 'spam':
      return notice.entry === null ? t('conversation.markedSpam', { who }) : t('conversation.bornSpam', { entry: notice.entry })
    case 'not-spam':
      return t('conversation.notSpam', { who })
    case 'edited':
    case 'withdrawn':
      return t(`conversation.${notice.kind}${notice.note ? 'Note' : ''}By`, { who })
    case 'started':
      return t('conversation.started', { who })
    case 'customer':
      return t(`conversation.customer-${notice.change}`, { who, from: notice.from, to: notice.to })
    case 'closed':
      return t('conversation.closedNotice', { who })
    case 'process':
      return t('conversation.process', { who, name: instanceName({ notice }) })
  }
}

/** Order handling #318. */
export function instanceName({ notice }: Pick<Message, 'notice'>): string {
  return notice?.kind === 'process' ? t('conversation.instance', { name: notice.process, number: notice.number }) : ''
}

function labelsText(who: string, { added, removed }: Extract<Notice, { kind: 'labels' }>): string {
  const names = { added: added.join(', '), removed: removed.join(', ') }
  const key = removed.length === 0 ? 'labelled' : added.length === 0 ? 'unlabelled' : 'relabelled'
  return t(`conversation.${key}`, { who, ...names })
}

function openedKey({ to }: Extract<Notice, { kind: 'opened' }>): TextKey {
  return to?.kind === 'operator' ? 'conversation.openedFor' : 'conversation.openedQueue'
}

function nameOf(party: { name: string } | null): string {
  return party?.name ?? t('conversation.commonQueue')
}
