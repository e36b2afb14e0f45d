import {
  cancelScheduledMessage,
  listScheduledMessages,
  type NewMessage,
  type ScheduledMessage,
  scheduleMessage,
  sendScheduledMessage,
} from '@parley/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ask, askAgain, sayOf } from '../../live/index.ts'
import { toast } from '../../ui/toasts.tsx'
import { onEvent } from '../../workspace.ts'

const keyOf = (sessionId: string) => ['scheduled', sessionId]

/** What waits in a session to be sent; whoever follows it hears of changes. */
export function useScheduled(sessionId: string): readonly ScheduledMessage[] {
  const queries = useQueryClient()
  useEffect(
    () =>
      onEvent((event) => {
        if (event.name === 'scheduled.changed') queries.setQueryData(keyOf(event.sessionId), event.messages)
        // One of them may quote it.
        else if (event.name === 'message.changed') void askAgain(queries, keyOf(sessionId))
      }),
    [queries, sessionId],
  )
  const found = useQuery({
    queryKey: keyOf(sessionId),
    queryFn: ({ signal }) => ask(listScheduledMessages, { path: { sessionId }, signal }),
    refetchOnMount: 'always',
  })
  return found.data ?? []
}

export const schedule = (sessionId: string, messageId: string, message: NewMessage, at: Date) =>
  ask(scheduleMessage, { path: { sessionId, messageId }, body: { ...message, at: at.toISOString() } })

export const sendNow = ({ sessionId, id }: ScheduledMessage) =>
  tried(() => ask(sendScheduledMessage, { path: { sessionId, messageId: id } }))

export const cancel = ({ sessionId, id }: ScheduledMessage) =>
  tried(() => ask(cancelScheduledMessage, { path: { sessionId, messageId: id } }))

/** What the server says of it, where it says no. @returns whether it was done */
export async function tried(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    toast({ kind: 'error', text: sayOf(error) })
    return false
  }
}
