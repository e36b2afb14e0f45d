import { saveDraft } from '@parley/contract'
import { deskOf } from '../conversation/index.ts'
import { ask, onDraft } from '../live/index.ts'
import { onEvent, workspace } from '../workspace.ts'

/** So long (ms) nothing was typed before the server is told [ui.md S7]. */
const IDLE = 2_000

/** What I have begun to write goes to my other browsers, and what I begin there comes here; the later one stays. Gives the way to stop. */
export function syncDrafts(): () => void {
  const me = workspace.get()?.me.id ?? ''
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  /** As the server has it. */
  const known = new Map(Object.entries(workspace.get()?.drafts ?? {}))

  const save = async (targetId: string, text: string) => {
    timers.delete(targetId)
    if ((known.get(targetId) ?? '') === text) return
    known.set(targetId, text)
    await ask(saveDraft, { path: { targetId }, body: { text } }).catch(() => known.delete(targetId))
  }
  const kept = (key: string, draft: unknown) => {
    const [user, targetId, more] = key.split('/')
    // What else is written beside a session, a note for instance, stays in this browser.
    if (user !== me || !targetId || more !== undefined) return
    const text = (draft as { text?: string } | undefined)?.text?.toWellFormed().replaceAll('\u0000', '').slice(0, 10_000) ?? ''
    clearTimeout(timers.get(targetId))
    timers.set(
      targetId,
      setTimeout(() => void save(targetId, text.trim() ? text : ''), IDLE),
    )
  }
  const take = (targetId: string, text: string) => {
    known.set(targetId, text)
    // Who is writing here at this moment has the last word.
    if (timers.has(targetId)) return
    deskOf(`${me}/${targetId}`).set((was) => (was.text === text ? was : { ...was, text }))
  }
  const undrafted = onDraft(kept)
  const deaf = onEvent((event) => {
    if (event.name === 'draft.changed') take(event.targetId, event.text ?? '')
  })
  return () => {
    undrafted()
    deaf()
    for (const timer of timers.values()) clearTimeout(timer)
  }
}
