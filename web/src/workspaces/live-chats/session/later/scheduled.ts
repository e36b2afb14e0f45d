import {
  cancelScheduledMessage,
  listScheduledMessages,
  type ScheduledMessage,
  scheduleMessage,
  sendScheduledMessage,
} from '@parley/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ask } from '../../../../live/index.ts'
import { onEvent } from '../../../../workspace.ts'
import { tried } from './reminders.ts'

const keyOf = (sessionId: string) => ['scheduled', sessionId]

/** What waits in a session to be sent; whoever follows it hears of changes. */
export function useScheduled(sessionId: string): readonly ScheduledMessage[] {
  const queries = useQueryClient()
  useEffect(
    () =>
      onEvent((event) => {
        if (event.name === 'scheduled.changed') queries.setQueryData(keyOf(event.sessionId), event.messages)
      }),
    [queries],
  )
  const found = useQuery({
    queryKey: keyOf(sessionId),
    queryFn: ({ signal }) => ask(listScheduledMessages, { path: { sessionId }, signal }),
    refetchOnMount: 'always',
  })
  return found.data ?? []
}

export const schedule = (sessionId: string, messageId: string, text: string, at: Date) =>
  ask(scheduleMessage, { path: { sessionId, messageId }, body: { text, at: at.toISOString() } })

export const sendNow = ({ sessionId, id }: ScheduledMessage) =>
  tried(() => ask(sendScheduledMessage, { path: { sessionId, messageId: id } }))

export const cancel = ({ sessionId, id }: ScheduledMessage) =>
  tried(() => ask(cancelScheduledMessage, { path: { sessionId, messageId: id } }))
