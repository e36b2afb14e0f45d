import { readSession, rightsOn, viewerOf } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { holdCards, useHeld } from '../../../held.ts'
import { ask } from '../../../live/index.ts'
import { useAskAgain } from '../../../use-ask-again.ts'

/** A session with its details, read when it is opened; its card is kept true by the log from then on. */
export function useSession(sessionId: string) {
  const held = useHeld(({ sessions }) => sessions[sessionId])
  const liveChats = useHeld((now) => now.liveChats)
  const me = useHeld((now) => now.me)
  const settings = useHeld((now) => now.settings)
  const query = useQuery({
    queryKey: ['session', sessionId],
    queryFn: async ({ signal }) => {
      const page = await ask(readSession, { path: { sessionId }, signal })
      holdCards([page.session])
      return page
    },
  })
  const { refetch } = query
  const state = held?.state
  const operator = held?.operator?.id
  const known = query.data !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever it went to, and new rights, are reasons to look again.
  useEffect(() => {
    if (known) void refetch()
  }, [state, operator, liveChats, refetch])
  const liveChatId = held?.liveChatId
  useAskAgain(['session', sessionId], (event) => event.name === 'channel.changed' && event.liveChatId === liveChatId)
  const card = held && rightsOn(held, viewerOf({ me, liveChats, settings })).view ? held : undefined
  return { card, details: query.data?.details, error: query.error, again: () => void refetch(), reading: query.isFetching }
}
