import {
  closeSession,
  editSession,
  markSpam,
  type Priority,
  readSession,
  readUpTo,
  reassignSession,
  rightsOn,
  type SessionCard,
  type StaticOf,
  takeNextSession,
  takeSession,
  unmarkSpam,
  unreadFrom,
  viewerOf,
} from '@parley/contract'
import { priorityName } from '../../../conversation/index.ts'
import { holdCards } from '../../../held.ts'
import { ask } from '../../../live/index.ts'
import { store } from '../../../store.ts'
import { t } from '../../../texts/index.ts'
import { toast } from '../../../ui/toasts.tsx'
import { workspace } from '../../../workspace.ts'
import { attempt } from './attempt.ts'

/** Start work: the queued session becomes mine [SES-06]. Of two takers one is told who was quicker. */
export async function startWork({ id }: SessionCard): Promise<boolean> {
  const card = await attempt(() => ask(takeSession, { path: { sessionId: id } }))
  if (card) holdCards([card])
  return card !== undefined
}

/**
 * The blue counter [SES-04]: takes the next session, or only names it while I am Offline.
 * @returns the session to open, if anybody waits.
 */
export async function takeNext(): Promise<string | undefined> {
  const next = await attempt(() => ask(takeNextSession))
  if (!next) return undefined
  if (!next.session) {
    const { takenBy } = next
    toast({ text: takenBy ? t('sessions.wasQuicker', { name: takenBy.name }) : t('sessions.nobodyWaits') })
    return undefined
  }
  holdCards([next.session])
  return next.session.id
}

export async function close({ id }: SessionCard): Promise<boolean> {
  const card = await attempt(() => ask(closeSession, { path: { sessionId: id } }))
  if (!card) return false
  holdCards([card])
  toast({ kind: 'done', text: t('sessions.closedDone') })
  return true
}

/** Into spam, or out of it [SPM-01, SPM-07], with the way back in the toast [ui.md S8]. */
export async function toggleSpam(card: SessionCard): Promise<void> {
  const marks = card.state !== 'spam'
  const path = { sessionId: card.id }
  const now = await attempt(() => (marks ? ask(markSpam, { path }) : ask(unmarkSpam, { path })))
  if (!now) return
  holdCards([now])
  const undo = () => void toggleSpam(now)
  toast({ kind: 'done', text: t(marks ? 'sessions.spamMarked' : 'sessions.spamBack'), undo })
}

type Edited = { name: string } | { priority: Priority }

/** Shown at once, taken back where the server refuses, and undone by the toast [INF-03, INF-11]. */
export async function edit(card: SessionCard, change: Edited): Promise<void> {
  if (!(await settle(card, { ...card, ...change }, change))) return
  const byName = 'name' in change
  const name = byName ? change.name : priorityName(change.priority)
  const undo = () => {
    const now = workspace.get()?.sessions[card.id]
    if (!now) return
    // What a colleague has made of it meanwhile stays.
    const stands = byName ? now.name === change.name : now.priority === change.priority
    if (stands) void edit(now, byName ? { name: card.name } : { priority: card.priority })
    else toast({ text: t('sessions.changedSince') })
  }
  toast({ kind: 'done', text: t(byName ? 'sessions.renamed' : 'sessions.prioritySet', { name }), undo })
}

async function settle(
  card: SessionCard,
  shown: SessionCard,
  change: StaticOf<NonNullable<(typeof editSession)['body']>>,
): Promise<boolean> {
  holdCards([shown])
  const now = await attempt(() => ask(editSession, { path: { sessionId: card.id }, body: change }))
  const before = now ?? (await ask(readSession, { path: { sessionId: card.id } }).catch(() => undefined))?.session
  holdCards([before ?? card])
  return now !== undefined
}

/** The session that is open and stays unread though it is looked at, until it is left or answered. */
export const keptUnread = store<string | undefined>(undefined)

/** From this number on, or the customer's last one [ui.md §2.2, S4, S6]. */
export async function markUnread({ id: sessionId, number: last }: SessionCard, number?: number): Promise<void> {
  keptUnread.set(sessionId)
  const path = { sessionId }
  const done = await attempt(async () => {
    await ask(unreadFrom, { path, body: number === undefined ? {} : { number } })
    return true
  })
  if (!done) return keptUnread.set(undefined)
  const undo = () => {
    keptUnread.set(undefined)
    void attempt(() => ask(readUpTo, { path, body: { number: last } }))
  }
  toast({ kind: 'done', text: t('sessions.markedUnread'), undo })
}

/** Shown at once like the others; what a colleague does at the same moment stays [LAB-01]. */
export async function relabel(
  card: SessionCard,
  change: { addLabelIds: string[] } | { removeLabelIds: string[] },
): Promise<void> {
  const { addLabelIds = [], removeLabelIds = [] }: { addLabelIds?: string[]; removeLabelIds?: string[] } = change
  const shown = [...card.labelIds.filter((id) => !removeLabelIds.includes(id)), ...addLabelIds]
  await settle(card, { ...card, labelIds: shown }, change)
}

/** @throws {Refused} `changed-meanwhile` with who has it now, and the others of the contract. */
export async function reassign(
  { id, operator }: SessionCard,
  to: { operatorId: string } | { groupId: string },
  { comment = '', from = operator?.id ?? null }: { comment?: string; from?: string | null | undefined } = {},
): Promise<void> {
  const card = await ask(reassignSession, { path: { sessionId: id }, body: { to, from, comment } })
  const held = workspace.get()
  if (held && rightsOn(card, viewerOf(held)).view) holdCards([card])
  const name = card.operator?.name ?? card.group?.name ?? t('conversation.commonQueue')
  toast({ kind: 'done', text: t('sessions.reassignedTo', { name }) })
}
