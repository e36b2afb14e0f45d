import { saveDraft } from '@parley/contract'
import { deskOf } from '../conversation/index.ts'
import { ask, isPassing, onDraft, worthATry } from '../live/index.ts'
import { onEvent, workspace } from '../workspace.ts'

/** So long (ms) nothing was typed before the server is told [ui.md S7]. */
const IDLE = 2_000

/** What I have begun to write goes to my other browsers, and what I begin there comes here; the later one stays. Gives the way to stop. */
export function syncDrafts(): () => void {
  const me = workspace.get()?.me.id ?? ''
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  /** As the server has it. */
  const known = new Map(Object.entries(workspace.get()?.drafts ?? {}))
  /** What the server could not be told yet. */
  const untold = new Map<string, string>()

  const save = async (targetId: string, text: string, tries = 0) => {
    timers.delete(targetId)
    untold.delete(targetId)
    if ((known.get(targetId) ?? '') === text) return
    known.set(targetId, text)
    try {
      await ask(saveDraft, { path: { targetId }, body: { text } })
    } catch (error) {
      if (known.get(targetId) === text) known.delete(targetId)
      if (!isPassing(error) || timers.has(targetId)) return
      untold.set(targetId, text)
      await worthATry(tries)
      if (untold.get(targetId) === text) await save(targetId, text, tries + 1)
    }
  }
  const kept = (key: string, draft: unknown) => {
    const [user, targetId, more] = key.split('/')
    // What else is written beside a session, a note for instance, stays in this browser.
    if (user !== me || !targetId || more !== undefined) return
    const text = (draft as { text?: string } | undefined)?.text?.toWellFormed().replaceAll('\u0000', '').slice(0, 10_000) ?? ''
    clearTimeout(timers.get(targetId))
    untold.delete(targetId)
    timers.set(
      targetId,
      setTimeout(() => void save(targetId, text.trim() ? text : ''), IDLE),
    )
  }
  const take = (targetId: string, text: string) => {
    known.set(targetId, text)
    // Who is writing here at this moment, or wrote while the line was down, has the last word.
    if (timers.has(targetId) || untold.has(targetId)) return
    deskOf(`${me}/${targetId}`).set((was) => (was.text === text ? was : { ...was, text }))
  }
  const undrafted = onDraft(kept)
  const deaf = onEvent((event) => {
    if (event.name === 'draft.changed') take(event.targetId, event.text ?? '')
  })
  return () => {
    undrafted()
    deaf()
    untold.clear()
    for (const timer of timers.values()) clearTimeout(timer)
  }
}
