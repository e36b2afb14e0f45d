import type { Label, readSessionFilters, SessionFilters, Span } from '@parley/contract'
import type { Static } from 'typebox'
import { channelName, priorityName } from '../../../conversation/index.ts'
import { short } from '../../../ui/time.ts'
import { stateNames } from './columns.tsx'
import { t } from './words.ts'

type Options = Static<(typeof readSessionFilters)['reply']>

interface Known {
  options: Options | undefined
  /** Of customers and items that are chosen. */
  names: ReadonlyMap<string, string>
  labels: readonly Label[]
}

/** What is found by its name, and named by its id. */
export type Found = 'customers' | 'items'

/** One thing that can be asked for, how it is chosen and what it is called. The name has a field of its own. */
export interface Field {
  code: keyof SessionFilters
  label: string
  kind: 'text' | 'many' | 'found' | 'one' | 'span' | 'minutes' | 'flag'
  /** Where they are too many to be listed: among what they are found. */
  of?: Found
  options?: (known: Known) => { value: string; label: string }[]
}

const none = 'none'
const named = (all: readonly { id: string; name: string }[] = []) => all.map(({ id, name }) => ({ value: id, label: name }))
const each = <T extends string>(values: readonly T[], label: (value: T) => string) =>
  values.map((value) => ({ value, label: label(value) }))

export function fields(): Field[] {
  return [
    { code: 'customer', label: t('sessionsApp.customer'), kind: 'text' },
    { code: 'customerIds', label: t('sessionsApp.certainCustomers'), kind: 'found', of: 'customers' },
    { code: 'itemIds', label: t('sessionsApp.itemIds'), kind: 'found', of: 'items' },
    { code: 'liveChatIds', label: t('sessionsApp.liveChat'), kind: 'many', options: ({ options }) => named(options?.liveChats) },
    {
      code: 'channels',
      label: t('sessionsApp.channel'),
      kind: 'many',
      options: ({ options }) => each(options?.channels ?? [], channelName),
    },
    {
      code: 'states',
      label: t('sessionsApp.state'),
      kind: 'many',
      options: () => each(['queued', 'assigned', 'bot', 'closed'] as const, (state) => t(stateNames[state])),
    },
    {
      code: 'spam',
      label: t('sessionsApp.spam'),
      kind: 'one',
      options: () => [
        { value: 'only', label: t('sessionsApp.spamOnly') },
        { value: 'any', label: t('sessionsApp.spamAny') },
      ],
    },
    {
      code: 'operatorIds',
      label: t('sessionsApp.operator'),
      kind: 'many',
      options: ({ options }) => [...named(options?.operators), { value: none, label: t('sessionsApp.nobody') }],
    },
    { code: 'mine', label: t('sessionsApp.mine'), kind: 'flag' },
    {
      code: 'groupIds',
      label: t('sessionsApp.group'),
      kind: 'many',
      options: ({ options }) => [...named(options?.groups), { value: none, label: t('sessionsApp.commonQueue') }],
    },
    {
      code: 'priorities',
      label: t('sessionsApp.priority'),
      kind: 'many',
      options: () => each(['3', '2', '1', '0'], (value) => priorityName(Number(value) as 0 | 1 | 2 | 3)),
    },
    { code: 'labelIds', label: t('sessionsApp.labels'), kind: 'many', options: ({ labels }) => named(labels) },
    { code: 'created', label: t('sessionsApp.created'), kind: 'span' },
    { code: 'activity', label: t('sessionsApp.activity'), kind: 'span' },
    { code: 'closed', label: t('sessionsApp.closed'), kind: 'span' },
    {
      code: 'customerKind',
      label: t('sessionsApp.customerKind'),
      kind: 'one',
      options: () => each(['internal', 'external'] as const, (kind) => t(`sessionsApp.${kind}`)),
    },
    { code: 'waitingMinutes', label: t('sessionsApp.waitingMinutes'), kind: 'minutes' },
    { code: 'unread', label: t('sessionsApp.unreadFilter'), kind: 'flag' },
  ]
}

/** As a list of words, whatever it is in the filter. */
export function wordsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map((one) => (one === null ? none : String(one))) : []
}

/** Back from words. */
export function fromWords(code: Field['code'], words: readonly string[]): unknown {
  return words.map((word) => (word === none ? null : code === 'priorities' ? Number(word) : word))
}

/** What a chip says. */
export function chipOf({ code, kind, label: name, options }: Field, filters: SessionFilters, known: Known): string {
  const value = filters[code]
  const labelOf = (word: string) =>
    kind === 'found'
      ? (known.names.get(word) ?? word.slice(-6))
      : (options?.(known).find((one) => one.value === word)?.label ?? word.slice(0, 8))
  switch (kind) {
    case 'text':
      return t('sessionsApp.containsText', { name, value: String(value) })
    case 'many':
    case 'found':
      return t('sessionsApp.oneOf', { name, value: wordsOf(value).map(labelOf).join(', ') })
    case 'one':
      return t('sessionsApp.oneOf', { name, value: labelOf(String(value)) })
    case 'span':
      return t('sessionsApp.oneOf', { name, value: spanText(value as Span) })
    case 'minutes':
      return t('sessionsApp.waitingFor', { minutes: Number(value) })
    case 'flag':
      return name
  }
}

function spanText(span: Span): string {
  if ('within' in span) return t(`sessionsApp.${span.within}`)
  const { from, to } = span
  if (from && to) return t('sessionsApp.fromTo', { from: short(from), to: short(new Date(Date.parse(to) - 1)) })
  if (from) return t('sessionsApp.since', { from: short(from) })
  return to ? t('sessionsApp.until', { to: short(new Date(Date.parse(to) - 1)) }) : ''
}
