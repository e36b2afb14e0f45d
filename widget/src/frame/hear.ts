import type { Message, Moment, ThreadPage } from '@parley/contract'
import { applyToThread, isAfter, type ThreadEvent } from '@parley/contract/apply-to-thread'
import { texts } from '../texts/en.ts'
import { tellHost } from './host.ts'
import { forget } from './outbox.ts'
import { set, state } from './state.ts'

/** An event of the log; hearing it twice changes nothing. */
export function hear(event: ThreadEvent): void {
  const id = 'message' in event ? event.message.threadId : 'thread' in event ? event.thread.id : event.threadId
  if (id !== state.thread?.id) return
  set({ thread: applyToThread(state.thread, event) ?? state.thread })
  if (event.name === 'message.sent' || event.name === 'message.told') add(event.message)
  if (event.name === 'thread.closed') {
    const { sessionId, closedAt } = event
    if (!state.endings.some((ending) => ending.sessionId === sessionId)) {
      set({ endings: [...state.endings, { sessionId, closedAt }] })
    }
  }
}

/** A message that the server has, whether it answered with it or told of it. */
export function add(message: Message): void {
  if (message.author === 'system') return
  forget(message.id)
  if (state.messages.some(({ id }) => id === message.id)) return
  const isNew = isAfter(message, state.messages.at(-1))
  set({ messages: isNew ? [...state.messages, message] : sorted([...state.messages, message]) })
  tellHost({ parley: 'message', author: message.author === 'customer' ? 'customer' : 'operator' })
  tellHost({ parley: 'known', known: true })
  if (message.author === 'customer' || !isNew) return
  set({ typing: '' })
  announce(message)
}

/** The server's newest page. What is held stays where the two meet; else there is a gap, and earlier ones are read again. */
export function merge({ items, next, endings }: ThreadPage): void {
  const held = new Set(state.messages.map(({ id }) => id))
  const meets = items.some(({ id }) => held.has(id))
  for (const { id } of items) forget(id)
  const fresh = items.filter(({ id, author }) => author !== 'system' && !held.has(id))
  set({
    messages: meets ? sorted([...state.messages, ...fresh]) : items.filter(({ author }) => author !== 'system'),
    earlier: meets ? state.earlier : next,
    endings: meets ? unite(endings) : endings,
  })
}

export function addEarlier({ items, next, endings }: ThreadPage): void {
  const held = new Set(state.messages.map(({ id }) => id))
  const fresh = items.filter(({ id, author }) => author !== 'system' && !held.has(id))
  set({ messages: sorted([...fresh, ...state.messages]), earlier: next, endings: unite(endings) })
}

function unite(endings: ThreadPage['endings']): ThreadPage['endings'] {
  const known = new Set(state.endings.map(({ sessionId }) => sessionId))
  return [...state.endings, ...endings.filter(({ sessionId }) => !known.has(sessionId))]
}

const sorted = (messages: Message[]) => messages.sort((a, b) => (isAfter(a, b) ? 1 : -1))

let silence: ReturnType<typeof setTimeout> | undefined
export function moment(told: Moment): void {
  if (told.name !== 'typing' || !('threadId' in told) || told.threadId !== state.thread?.id) return
  set({ typing: told.personName })
  clearTimeout(silence)
  silence = setTimeout(() => set({ typing: '' }), 6_000)
}

/** Of a burst, screen readers say how many they are. */
let burst: Message[] = []
function announce(message: Message): void {
  burst.push(message)
  if (burst.length > 1) return
  setTimeout(() => {
    const [{ authorName, text, files }, ...more] = burst as [Message, ...Message[]]
    burst = []
    const said = text || files.map(({ name }) => name).join(', ')
    set({ news: more.length > 0 ? texts.news(more.length + 1) : `${authorName}: ${said}` })
  }, 400)
}
