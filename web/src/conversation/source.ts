import { type LiveEvent, type Message, readThread, readThreadMessages, readTimeline, type ThreadPage } from '@parley/contract'
import { ask, onArrived } from '../live/index.ts'
import { type Store, store } from '../store.ts'
import { onEvent } from '../workspace.ts'
import { type Ending, nothing, type Portion, type Timeline, withChange, withMessage } from './timeline.ts'

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
const kept = new Map<string, Store<Timeline>>()

/** What is held of a conversation: the last twenty that were opened are kept, and events keep them true. */
export function timelineOf(key: string): Store<Timeline> {
  const found = kept.get(key) ?? store<Timeline>(nothing)
  kept.delete(key)
  kept.set(key, found)
  for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest)
  return found
}

/** Takes in a message that was answered before it was heard. */
function holdMessage(key: string, message: Message): void {
  kept.get(key)?.set((was) => withMessage(was, message))
}

function changeIn(key: string, change: Parameters<typeof withChange>[1]): void {
  kept.get(key)?.set((was) => withChange(was, change))
}

onArrived((letter, reply) => holdMessage(letter.target, reply as Message))

onEvent((event: LiveEvent) => {
  switch (event.name) {
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
      kept.get(`thread:${event.threadId}`)?.set((was) => ({
        ...was,
        endings: { ...was.endings, [event.sessionId]: { name: null, closedAt: event.closedAt, closedBy: null } },
      }))
      break
  }
})
