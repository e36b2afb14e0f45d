import type { LockEntry, LockOperator, LockPreview, LockType, NewLockEntry, SessionDetails } from '@parley/contract'
import { t } from '../session/spam-words.ts'

/** An entry as it stands in the form. */
export interface Draft {
  list: 'block' | 'allow'
  name: string
  type: LockType
  operator: LockOperator
  value: string
  forever: boolean
  /** As `datetime-local` writes it. */
  until: string
  everywhere: boolean
  liveChatIds: string[]
  reason: string
  confirmation: string
}

export const typeNames = {
  account: 'spam.account',
  email: 'spam.email',
  phone: 'spam.phone',
  'external-id': 'spam.externalId',
} as const satisfies Record<LockType, string>
export const operatorNames = {
  equals: 'spam.equals',
  contains: 'spam.contains',
  'starts-with': 'spam.startsWith',
  'ends-with': 'spam.endsWith',
} as const satisfies Record<LockOperator, string>

export const emptyDraft: Draft = {
  list: 'block',
  name: '',
  type: 'email',
  operator: 'equals',
  value: '',
  forever: true,
  until: '',
  everywhere: true,
  liveChatIds: [],
  reason: '',
  confirmation: '',
}

/** What is known of the customer stands there already [BLK-07]. */
export function draftFor({ name, account }: SessionDetails['customer']): Draft {
  return { ...emptyDraft, name, type: 'account', value: account ?? '' }
}

export function draftOf({ list, name, type, operator, value, until, liveChats, reason }: LockEntry): Draft {
  return {
    ...{ list, name, type, operator, value, reason },
    forever: until === null,
    until: until === null ? '' : localTime(new Date(until)),
    everywhere: liveChats === null,
    liveChatIds: (liveChats ?? []).map(({ id }) => id),
    confirmation: '',
  }
}

export function bodyOf(draft: Draft, sessionId?: string): NewLockEntry {
  const { list, name, type, operator, value, forever, until, everywhere, liveChatIds, reason, confirmation } = draft
  return {
    ...{ list, name, type, operator, value, reason },
    until: forever ? null : new Date(until).toISOString(),
    liveChatIds: everywhere ? null : liveChatIds,
    ...(sessionId && { sessionId }),
    ...(confirmation && { confirmation }),
  }
}

/** The first thing that is missing, by its field. */
export function missingIn(draft: Draft, preview: LockPreview | undefined): { field: string; text: string } | undefined {
  if (draft.name.trim() === '') return { field: 'name', text: t('spam.nameMissing') }
  if (draft.value.trim() === '') return { field: 'value', text: t('spam.valueMissing') }
  if (!draft.everywhere && draft.liveChatIds.length === 0) return { field: 'liveChatIds', text: t('spam.chatsMissing') }
  if (!draft.forever && Number.isNaN(Date.parse(draft.until))) return { field: 'until', text: t('spam.untilMissing') }
  if (preview?.wide && draft.confirmation.trim() !== draft.name.trim())
    return { field: 'confirmation', text: t('spam.confirm', { name: draft.name.trim() }) }
  return undefined
}

/** `2026-12-01T09:30` in the person's own zone. */
export function localTime(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

export function ruleText({ type, operator, value }: Pick<Draft, 'type' | 'operator' | 'value'>): string {
  return t('spam.ruleText', { type: t(typeNames[type]), operator: t(operatorNames[operator]), value })
}
