import { hold, type LiveEvent, readSessionCards, type SessionCard, type Viewer, viewerOf, type Workspace } from '@parley/contract'
import { useMemo, useRef, useSyncExternalStore } from 'react'
import { ask } from './live/index.ts'
import { onEvent, workspace } from './workspace.ts'

/** One part of what this person holds; `select` gives the same value as long as that part is the same. */
export function useHeld<T>(select: (held: Workspace) => T): T {
  const last = useRef<Workspace>(undefined)
  return useSyncExternalStore(workspace.on, () => {
    // Signing out empties the workspace while its screens still stand.
    last.current = workspace.get() ?? last.current
    return select(last.current!)
  })
}

/** Another one whenever who I am, my live chats or the settings are told anew. */
export function useViewer(): Viewer {
  const me = useHeld((held) => held.me)
  const liveChats = useHeld((held) => held.liveChats)
  const settings = useHeld((held) => held.settings)
  return useMemo(() => viewerOf({ me, liveChats, settings }), [me, liveChats, settings])
}

/** Takes in cards that were answered or read; of two states of one session the newer one stays. */
export function holdCards(cards: readonly SessionCard[]): void {
  workspace.set((was) => was && hold(was, cards))
}

const SOON = 100
const AT_ONCE = 50

let timer: ReturnType<typeof setTimeout> | undefined
/** Asked for now. What is heard of them meanwhile is not in the answer for sure, so they are read once more. */
const asked = new Set<string>()
const again = new Set<string>()

/** Reads the cards of sessions that were heard of and are not held [ui.md §2.3]. Gives the way to stop. */
export function followMissing(): () => void {
  const heard = (event: LiveEvent) => {
    if (event.name === 'message.sent' && asked.has(event.message.sessionId)) again.add(event.message.sessionId)
  }
  const deaf = onEvent(heard)
  const blind = workspace.on(look)
  look()
  return () => {
    deaf()
    blind()
  }
}

function look(): void {
  if (timer || asked.size || !workspace.get()?.missing?.length) return
  timer = setTimeout(() => void read(), SOON)
}

async function read(): Promise<void> {
  timer = undefined
  const ids = (workspace.get()?.missing ?? []).slice(0, AT_ONCE)
  if (!ids.length) return
  for (const id of ids) asked.add(id)
  const cards = await ask(readSessionCards, { query: { ids: ids.join(',') } }).catch(() => undefined)
  asked.clear()
  // What was not answered is not this person's to see; after a failure the next event asks again.
  const later = ids.filter((id) => again.delete(id))
  workspace.set((was) => {
    if (!was) return was
    const now = hold(was, cards ?? [])
    return { ...now, missing: [...(now.missing ?? []).filter((id) => !ids.includes(id)), ...later] }
  })
}
