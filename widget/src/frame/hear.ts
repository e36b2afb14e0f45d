import type { Message, Moment, ThreadPage } from '@parley/contract'
import { afterChange, applyToThread, isAfter, type ThreadEvent } from '@parley/contract/apply-to-thread'
import { texts } from '../texts/en.ts'
import { tellHost } from './host.ts'
import { forget } from './outbox.ts'
import { set, state } from './state.ts'

/** An event of the log; hearing it twice changes nothing. */
export function hear(event: ThreadEvent): void {
  if (event.name !== 'channel.changed') {
    const id = 'message' in event ? event.message.threadId : 'thread' in event ? event.thread.id : event.threadId
    if (id !== state.thread?.id) return
  }
  set({ thread: applyToThread(state.thread, event) ?? state.thread })
  if (event.name === 'message.sent' || event.name === 'message.told') add(event.message)
  if (event.name === 'message.retold') set({ messages: state.messages.map((held) => afterChange(held, event)) })
  if (event.name === 'thread.closed') unite([event])
}

/** A message that the server has, whether it answered with it or told of it. */
export function add(message: Message): void {
  const isNew = isAfter(message, state.messages.at(-1))
  if (!hold([message])) return
  tellHost({ parley: 'message', author: message.author === 'customer' ? 'customer' : 'operator' })
  tellHost({ parley: 'known', known: true })
  if (message.author === 'customer' || !isNew) return
  set({ typing: '' })
  announce(message)
}

/** The server's newest page. What is held stays where the two meet; else there is a gap, and earlier ones are read again. */
export function merge({ items, next, endings }: ThreadPage): void {
  if (!items.some(({ id }) => state.messages.some((held) => held.id === id))) set({ messages: [], endings: [], earlier: next })
  hold(items)
  unite(endings)
}

export function addEarlier({ items, next, endings }: ThreadPage): void {
  hold(items)
  unite(endings)
  set({ earlier: next })
}

/** In their order, each once, and no longer waiting to be sent. Whether there was any that was not held. */
function hold(messages: Message[]): boolean {
  for (const { id } of messages) forget(id)
  const before = state.messages.length
  const all = new Map([...state.messages, ...messages].map((message) => [message.id, message]))
  set({ messages: [...all.values()].sort((a, b) => (isAfter(a, b) ? 1 : -1)) })
  return all.size > before
}

function unite(endings: ThreadPage['endings']): void {
  const known = state.endings.map(({ sessionId }) => sessionId)
  set({ endings: [...state.endings, ...endings.filter(({ sessionId }) => !known.includes(sessionId))] })
}

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
