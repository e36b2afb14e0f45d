import type { File as Attached, Message } from '@parley/contract'
import { ask, pause, Refused } from './ask.ts'
import { add } from './hear.ts'
import { newId } from './new-id.ts'
import { type Draft, set, state } from './state.ts'
import { keep, kept, keptNames } from './storage.ts'
import { enter } from './visit.ts'

const start = 'out:'
const change = (id: string, to: Partial<Draft>) =>
  set({ drafts: state.drafts.map((draft) => (draft.id === id ? { ...draft, ...to } : draft)) })

/** Kept before it is sent: a reload, a crash or a night without a network sends it again with the same id [P2]. */
export function write(text: string, files: Attached[]): void {
  const draft = { id: newId(), text, files, at: new Date().toISOString() }
  keep(start + draft.id, JSON.stringify(draft))
  set({ drafts: [...state.drafts, draft] })
  void send()
}

/** What an earlier page of this browser did not get through, oldest first. */
export function restore(): void {
  const drafts = keptNames(start).flatMap((name) => {
    try {
      return [JSON.parse(kept(name) ?? '') as Draft]
    } catch {
      return []
    }
  })
  set({ drafts })
  void send()
}

export function forget(id: string): void {
  keep(start + id, null)
  if (state.drafts.some((draft) => draft.id === id)) set({ drafts: state.drafts.filter((draft) => draft.id !== id) })
}

export function tryAgain(id: string): void {
  change(id, { failed: false })
  void send()
}

let sending = false

/** One after the other, in their order. */
export async function send(): Promise<void> {
  if (sending) return
  sending = true
  let tries = 0
  for (;;) {
    const draft = state.drafts.find(({ failed }) => !failed)
    if (!draft || !state.thread) break
    try {
      const { id, text, files } = draft
      const body = { text, files: files.map((file) => file.id) }
      const message = await ask<Message>('PUT', `threads/${state.thread.id}/messages/${id}`, body)
      tries = 0
      set({ tooMuch: false })
      add(message)
      forget(id)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (error.status === 401) await enter()
      else if (!error.passes) {
        change(draft.id, { failed: true })
        continue
      }
      set({ tooMuch: error.status === 429 })
      await pause(error.problem.retryAfter ?? Math.min(6, 0.5 * 2 ** tries++))
    }
  }
  sending = false
}
