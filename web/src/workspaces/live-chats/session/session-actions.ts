import {
  closeSession,
  editSession,
  markSpam,
  type Priority,
  readSession,
  reassignSession,
  rightsOn,
  type SessionCard,
  type StaticOf,
  takeNextSession,
  takeSession,
  unmarkSpam,
  viewerOf,
} from '@parley/contract'
import { holdCards } from '../../../held.ts'
import { ask } from '../../../live/index.ts'
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
  const action = { label: t('sessions.undo'), run: () => void toggleSpam(now) }
  toast({ kind: 'done', text: t(marks ? 'sessions.spamMarked' : 'sessions.spamBack'), action })
}

/** Shown at once, and taken back where the server refuses [INF-03, INF-11]. */
export async function edit(card: SessionCard, change: { name: string } | { priority: Priority }): Promise<void> {
  await settle(card, { ...card, ...change }, change)
}

async function settle(card: SessionCard, shown: SessionCard, change: StaticOf<NonNullable<(typeof editSession)['body']>>) {
  holdCards([shown])
  const now = await attempt(() => ask(editSession, { path: { sessionId: card.id }, body: change }))
  if (now) return holdCards([now])
  const before = await ask(readSession, { path: { sessionId: card.id } }).catch(() => undefined)
  holdCards([before?.session ?? card])
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
