import type { File as Attached, Message } from '@parley/contract'
import { ask, pause, Refused } from './ask.ts'
import { add } from './hear.ts'
import { newId } from './new-id.ts'
import { type Draft, set, state } from './state.ts'
import { keep, kept, keptNames } from './storage.ts'
import { enter } from './visit.ts'

/** Whose drafts these are: of whom the website has signed, or, without a name, of this browser's anonymous visitor. */
let owner: string | undefined
const nameOf = (id: string) => `out:${owner}:${id}`
const change = (id: string, to: Partial<Draft>) =>
  set({
    drafts: state.drafts.map((draft) => {
      if (draft.id !== id) return draft
      const changed = { ...draft, ...to }
      keep(nameOf(id), JSON.stringify(changed))
      return changed
    }),
  })

/** Kept before it is sent: a reload, a crash or a night without a network sends it again with the same id [P2]. */
export function write(text: string, files: Attached[]): void {
  const draft = { id: newId(), text, files, at: '' }
  set({ drafts: [...state.drafts, draft] })
  tryAgain(draft.id)
}

/** What an earlier page of this browser did not get through, oldest first; of nobody but who visits now [P6, P14]. */
export function restore(): void {
  const before = owner
  owner = kept('signed') ?? ''
  if (owner !== before) set({ text: kept(`text:${owner}`) || (before ? '' : state.text) })
  const drafts = keptNames(nameOf('')).flatMap((name) => {
    try {
      return JSON.parse(kept(name)!) as Draft
    } catch {
      return []
    }
  })
  set({ drafts })
  void send()
}

/** What was not sent before its writer was known goes out as theirs, or is forgotten. */
export function adopt(yes: boolean): void {
  for (const name of keptNames('out::')) {
    if (yes) keep(name.replace('::', `:${owner}:`), kept(name)!)
    keep(name, null)
  }
}

export function retext(text: string): void {
  keep(`text:${owner}`, text || null)
  set({ text, notTaken: '' })
}

export function forget(id: string): void {
  keep(nameOf(id), null)
  if (state.drafts.some((draft) => draft.id === id)) set({ drafts: state.drafts.filter((draft) => draft.id !== id) })
}

export function tryAgain(id: string): void {
  change(id, { failed: false, at: new Date().toISOString() })
  void send()
}

let sending = false

/** One after the other, in their order. */
export async function send(): Promise<void> {
  if (sending) return
  sending = true
  let tries = 0
  for (;;) {
    const { drafts, thread } = state
    const draft = drafts.find(({ failed }) => !failed)
    if (!draft || !thread) break
    const { id, text, files, at } = draft
    // What is older than a day may no longer be what its writer wants to say: they are asked [P6].
    let refused = Date.now() - Date.parse(at) > 86_400_000
    if (!refused)
      try {
        const body = { text, files: files.map((file) => file.id) }
        const message = await ask<Message>('PUT', `threads/${thread.id}/messages/${id}`, body)
        tries = 0
        set({ tooMuch: false })
        if (thread.id === state.thread?.id) add(message)
        forget(id)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        if (error.status === 401) await enter()
        else if (error.passes) {
          set({ tooMuch: error.status === 429 })
          await pause(error.problem.retryAfter ?? Math.min(6, 0.5 * 2 ** tries++))
        } else refused = true
      }
    if (refused) change(id, { failed: true })
  }
  sending = false
}
