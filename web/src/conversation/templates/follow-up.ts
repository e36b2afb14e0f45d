import { noteTemplateUse, runMacro } from '@parley/contract'
import { ask, onArrived, outbox, Refused } from '../../live/index.ts'
import { type Store, store } from '../../store.ts'
import { refusalText, t } from '../../texts/index.ts'
import { toast } from '../../ui/toasts.tsx'
import type { Desk } from '../desk.ts'
import type { Macro } from './actions.ts'

/** What is to follow when what stands on a desk has been sent. */
export interface FollowUp {
  templateIds: readonly string[]
  macro?: Macro | undefined
}

const pending = new WeakMap<Store<Desk>, Store<FollowUp>>()
const nothing: FollowUp = { templateIds: [] }
/** By the letter that must arrive first. */
const sent = new Map<string, FollowUp & { sessionId: string }>()

export function followUpOf(desk: Store<Desk>): Store<FollowUp> {
  const found = pending.get(desk)
  if (found) return found
  const made = store(nothing)
  pending.set(desk, made)
  return made
}

/**
 * As long as somebody writes on this desk: what was chosen goes with the next letter to that session, and is forgotten when the
 * field is emptied. Gives the way to stop.
 */
export function watchDesk(desk: Store<Desk>, target: string, sessionId: string): () => void {
  const wanted = followUpOf(desk)
  let known = new Set(outbox.get().map(({ id }) => id))
  const deaf = outbox.on(() => {
    const mine = outbox.get().filter(({ target: to, id }) => to === target && !known.has(id))
    known = new Set(outbox.get().map(({ id }) => id))
    const last = mine.at(-1)
    if (!last || wanted.get() === nothing) return
    sent.set(last.id, { ...wanted.get(), sessionId })
    wanted.set(nothing)
  })
  const blind = desk.on(() => {
    const { text, attachments } = desk.get()
    if (text.trim() === '' && attachments.length === 0) wanted.set(nothing)
  })
  return () => {
    deaf()
    blind()
  }
}

onArrived(({ id }) => {
  const next = sent.get(id)
  if (!next) return
  sent.delete(id)
  // Figures only: one that is lost changes nothing.
  for (const templateId of new Set(next.templateIds)) void ask(noteTemplateUse, { path: { templateId } }).catch(() => undefined)
  if (next.macro) void run(next.sessionId, next.macro)
})

/** The message stays whatever becomes of this; what was not done is said [MAC-01]. */
async function run(sessionId: string, macro: Macro): Promise<void> {
  try {
    await ask(runMacro, { path: { sessionId }, body: macro.body })
  } catch (error) {
    const refused = error instanceof Refused
    const reason = refused ? refusalText(error.problem.code) : t('ui.unreachable')
    const again = { label: t('ui.tryAgain'), run: () => void run(sessionId, macro) }
    const text = t('templates.notDone', { what: macro.words.join(' · '), reason })
    toast({ kind: 'error', text, ...(!refused && { action: again }) })
  }
}
