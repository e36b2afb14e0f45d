import type { LiveEvent, Moment } from '@parley/contract'
import { store, useStore } from '../store.ts'
import { onEvent, onMoment, tell, workspace } from '../workspace.ts'

/** Shown for six seconds after the last word of it, said at most every three [TYP-01]. */
const SHOWN = 6000
const EVERY = 3000

interface Typist {
  name: string
  /** Of a session: on which side. */
  by: 'customer' | 'operator'
}

const typing = store<Readonly<Record<string, Typist>>>({})
const timers = new Map<string, ReturnType<typeof setTimeout>>()

/** Who is typing in this session or thread, if anybody is. */
export function useTyping(id: string): Typist | undefined {
  return useStore(typing)[id]
}

onMoment((moment: Moment) => {
  if (moment.name !== 'typing') return
  if ('threadId' in moment) return show(moment.threadId, { name: moment.personName, by: 'operator' })
  if (moment.id !== workspace.get()?.me.id) show(moment.sessionId, { name: moment.personName, by: moment.by })
})

onEvent((event: LiveEvent) => {
  if (event.name !== 'message.sent' && event.name !== 'message.told') return
  const { sessionId, threadId, author } = event.message
  if (typing.get()[sessionId]?.by === author) hide(sessionId)
  if (event.name === 'message.told') hide(threadId)
})

function show(id: string, typist: Typist): void {
  typing.set((was) => ({ ...was, [id]: typist }))
  clearTimeout(timers.get(id))
  timers.set(
    id,
    setTimeout(() => hide(id), SHOWN),
  )
}

function hide(id: string): void {
  clearTimeout(timers.get(id))
  timers.delete(id)
  typing.set((was) => (id in was ? Object.fromEntries(Object.entries(was).filter(([key]) => key !== id)) : was))
}

let said = { at: 0, to: '' }

/** Tells the other side that I am typing. */
export function sayTyping(to: { sessionId: string } | { threadId: string }): void {
  const key = 'sessionId' in to ? to.sessionId : to.threadId
  if (said.to === key && Date.now() - said.at < EVERY) return
  said = { at: Date.now(), to: key }
  tell({ typing: to })
}
