import { heldTimelines, type Timeline } from '../conversation/index.ts'
import { keepStates } from '../live/index.ts'
import { isTold, type KeptConversation, SESSION, WORKSPACE, workspace } from '../workspace.ts'

/** Of a long conversation the newest messages. */
const LONG = 200

type Written = { timeline: Timeline; card: KeptConversation['card']; at: number }
const written = new Map<string, Written>()
const gone = new Set<string>()

/** This conversation is not kept any more, unless it is held. */
export function forgetConversation(key: string): void {
  gone.add(key)
}

/** All is written anew the next time: what was written is perhaps not there any more. */
export function writeAnew(): void {
  written.clear()
}

/** Writes the state of the workspace, and of the conversations what has changed, in one transaction [B-04]. */
export async function keepNow(): Promise<void> {
  const held = workspace.get()
  if (!held || !isTold()) return
  const changes = new Map<string, { at: number; state: unknown } | undefined>([[WORKSPACE, { at: Date.now(), state: held }]])
  const there = new Map(heldTimelines().map((one) => [one.key, one]))
  for (const key of [...gone, ...written.keys()]) {
    if (there.has(key)) continue
    changes.set(key, undefined)
    written.delete(key)
  }
  for (const { key, timeline, at } of there.values()) {
    if (!timeline.read || timeline.kept) continue
    const card = key.startsWith(SESSION) ? held.sessions[key.slice(SESSION.length)] : undefined
    const before = written.get(key)
    if (before?.timeline === timeline && before.card === card && before.at === at) continue
    written.set(key, { timeline, card, at })
    const state: KeptConversation = { timeline: { ...timeline, items: timeline.items.slice(-LONG) }, ...(card && { card }) }
    changes.set(key, { at, state })
  }
  gone.clear()
  await keepStates(held.me.id, changes)
}
