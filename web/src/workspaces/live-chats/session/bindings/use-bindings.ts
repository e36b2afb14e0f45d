import {
  applyToBindings,
  type BindingBlock,
  type CustomerBound,
  type LiveEvent,
  readBindings,
  type SessionBindings,
  type SessionCard,
  type SessionRegistered,
} from '@parley/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useHeld } from '../../../../held.ts'
import { ask } from '../../../../live/index.ts'
import { onEvent } from '../../../../workspace.ts'

type Told = CustomerBound | SessionRegistered

/** What the session shows of its apps, kept true by what is told meanwhile [INF-13]. */
export function useBindings({ id: sessionId, customer }: Pick<SessionCard, 'id' | 'customer'>) {
  const queries = useQueryClient()
  // Who they are, and everything after a cut, is read anew.
  const customerId = customer.id
  const liveChats = useHeld((now) => now.liveChats)
  const queryKey = ['bindings', sessionId, customerId]
  // What is heard while it is read may be missing in what was read; twice changes nothing.
  const told = useRef<Told[]>([])
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const read = await ask(readBindings, { path: { sessionId }, signal })
      return told.current.reduce(applyToBindings, read)
    },
    refetchOnMount: 'always',
  })
  const { refetch } = query
  const put = (now: SessionBindings) => queries.setQueryData(queryKey, told.current.reduce(applyToBindings, now))

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is said by these two.
  useEffect(() => {
    const hear = (event: LiveEvent) => {
      if (event.name === 'customer.bound' || event.name === 'session.registered') {
        told.current = [...told.current, event].slice(-50)
        queries.setQueryData<SessionBindings>(queryKey, (was) => was && applyToBindings(was, event))
      }
      const held = queries.getQueryData<SessionBindings>(queryKey)
      if (held && isAbout(event, held)) void refetch()
    }
    return onEvent(hear)
  }, [sessionId, customerId, refetch])
  const known = query.data !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: another snapshot of the workspace is a reason to look again.
  useEffect(() => {
    if (known) void refetch()
  }, [liveChats, refetch])
  return { bindings: query.data, error: query.error, again: () => void refetch(), put }
}

/** A bound item may have another name, or be gone; an app may have other rights. Of a restricted item nobody is told beforehand whose it is. */
function isAbout(event: LiveEvent, held: SessionBindings): boolean {
  if (event.name === 'customer.changed') return event.customerIds.includes(held.customer.id)
  const blocks = blocksOf(held)
  if (event.name === 'customer.bound' || event.name === 'session.registered')
    return blocks.some(({ items }) => items.some(({ restricted, view }) => restricted && !view))
  if (event.name === 'app.changed') return blocks.some(({ app }) => app.id === event.appId)
  return event.name === 'item.changed' && blocks.some(({ items }) => items.some(({ id }) => id === event.itemId))
}

export const blocksOf = ({ account, registered }: SessionBindings): BindingBlock[] => [
  ...(account ? [account] : []),
  ...registered,
]
