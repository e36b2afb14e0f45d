import { type LiveEvent, type Message, readThread, readThreadMessages, readTimeline, type ThreadPage } from '@parley/contract'
import { ask, connection, keptState, onArrived } from '../live/index.ts'
import { type Store, store } from '../store.ts'
import { onEvent, workspace } from '../workspace.ts'
import { asKept, type Ending, nothing, type Portion, type Timeline, withChange, withMessage, withNewest } from './timeline.ts'

/** A conversation as one side sees it: a session with all that came before it, or a customer's thread. */
export interface Source {
  key: string
  read(before: string | null): Promise<Portion>
}

export function sessionSource(sessionId: string): Source {
  return {
    key: `session:${sessionId}`,
    async read(before) {
      const { items, next, chapters } = await ask(readTimeline, { path: { sessionId }, query: before ? { before } : {} })
      const ended = chapters.flatMap(({ sessionId: id, name, closedAt, closedBy }): [string, Ending][] =>
        closedAt ? [[id, { name, closedAt, closedBy }]] : [],
      )
      return { items, next, endings: Object.fromEntries(ended) }
    },
  }
}

export function threadSource(threadId: string): Source {
  return {
    key: `thread:${threadId}`,
    async read(before) {
      if (before) return portionOf(await ask(readThreadMessages, { path: { threadId }, query: { before } }))
      return portionOf((await ask(readThread, { path: { threadId } })).page)
    },
  }
}

function portionOf({ items, next, endings }: ThreadPage): Portion {
  return { items, next, endings: Object.fromEntries(endings.map(ended)) }
}

function ended({ sessionId, closedAt }: ThreadPage['endings'][number]): [string, Ending] {
  return [sessionId, { name: null, closedAt, closedBy: null }]
}

const KEPT = 20
interface Looked {
  timeline: Store<Timeline>
  /** When it was last on a screen, ms since 1970. */
  at: number
}
const kept = new Map<string, Looked>()
const watchers = new Set<(key: string) => void>()

/** What is held of a conversation: the last twenty that were opened are kept, and events keep them true. */
export function timelineOf(key: string): Store<Timeline> {
  const timeline = kept.get(key)?.timeline ?? begin(key)
  if (isLast(key)) return timeline
  kept.delete(key)
  kept.set(key, { timeline, at: Date.now() })
  for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest)
  return timeline
}

function isLast(key: string): boolean {
  return [...kept.keys()].at(-1) === key
}

function begin(key: string): Store<Timeline> {
  const made = store<Timeline>(nothing)
  made.on(() => {
    for (const watcher of watchers) watcher(key)
  })
  // Without a server, as it was when it was last looked at [B-04].
  if (connection.get().socket === 'lost')
    void keptState<{ timeline: Timeline }>(key).then((before) => {
      const mine = before?.user === workspace.get()?.me.id && connection.get().socket === 'lost'
      if (before && mine && made.get() === nothing) made.set(asKept(before.state.timeline))
    })
  return made
}

/** The conversations that are held, the one that was looked at last at the end. */
export function heldTimelines(): { key: string; timeline: Timeline; at: number }[] {
  return [...kept].map(([key, { timeline, at }]) => ({ key, timeline: timeline.get(), at }))
}

/** Events did not tell all: what is held besides the one on the screen counts no more than what was kept. */
export function doubtTimelines(): void {
  for (const [key, { timeline }] of kept) if (!isLast(key)) timeline.set((was) => (was.read && !was.kept ? asKept(was) : was))
}

/** Whether it is not held as the server has told it: it was looked at in an earlier page, or is in doubt. */
export function isDoubtful(key: string): boolean {
  const timeline = kept.get(key)?.timeline.get()
  return timeline === undefined || timeline.kept !== undefined
}

/** Takes in the newest portion of such a one; of an earlier page's, where there is room behind those of this page. */
export function adopt(key: string, portion: Portion, at: number): void {
  if (!isDoubtful(key)) return
  const there = kept.get(key)?.timeline
  if (there) {
    there.set((was) => withNewest(was, portion))
    return
  }
  if (kept.size >= KEPT) return
  const timeline = begin(key)
  const others = [...kept]
  kept.clear()
  for (const [one, looked] of [[key, { timeline, at }] as const, ...others].sort((a, b) => a[1].at - b[1].at))
    kept.set(one, looked)
  timeline.set((was) => withNewest(was, portion))
}

/** It is not this person's to see any more. */
export function dropTimeline(key: string): void {
  if (kept.delete(key)) for (const watcher of watchers) watcher(key)
}

/** Hears of every change in what is held. */
export function onTimeline(watcher: (key: string) => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Takes in a message that was answered before it was heard. */
function holdMessage(key: string, message: Message): void {
  kept.get(key)?.timeline.set((was) => withMessage(was, message))
}

function changeIn(key: string, change: Parameters<typeof withChange>[1]): void {
  kept.get(key)?.timeline.set((was) => withChange(was, change))
}

onArrived((letter, reply) => holdMessage(letter.target, reply as Message))

onEvent((event: LiveEvent) => {
  switch (event.name) {
    case 'session.left':
      dropTimeline(`session:${event.sessionId}`)
      break
    case 'message.sent':
      holdMessage(`session:${event.message.sessionId}`, event.message)
      // Colleagues who are customers too: of what staff write they know as a customer what `message.told` says.
      if (event.message.author === 'customer') holdMessage(`thread:${event.message.threadId}`, event.message)
      break
    case 'message.told':
      holdMessage(`thread:${event.message.threadId}`, event.message)
      break
    case 'message.changed':
      changeIn(`session:${event.message.sessionId}`, event)
      break
    case 'message.retold':
      changeIn(`thread:${event.message.threadId}`, event)
      break
    case 'thread.closed':
      kept.get(`thread:${event.threadId}`)?.timeline.set((was) => ({
        ...was,
        endings: { ...was.endings, [event.sessionId]: { name: null, closedAt: event.closedAt, closedBy: null } },
      }))
      break
  }
})
