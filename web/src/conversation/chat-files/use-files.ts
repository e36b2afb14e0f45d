import { listSessionFiles, listThreadFiles, type SentFiles } from '@parley/contract'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ask, askAgain } from '../../live/index.ts'
import { onEvent } from '../../workspace.ts'

/** As its customer sees the chat, or as staff see it from one of its sessions. */
export interface Chat {
  threadId: string
  sessionId?: string
}

/** Newest first; read anew when a message with files comes. */
export function useFiles({ threadId, sessionId }: Chat) {
  const queries = useQueryClient()
  const found = useInfiniteQuery({
    queryKey: ['chat-files', threadId, sessionId ?? null],
    queryFn: ({ pageParam: cursor, signal }): Promise<SentFiles> => {
      const query = cursor === undefined ? {} : { cursor }
      if (sessionId === undefined) return ask(listThreadFiles, { path: { threadId }, query, signal })
      return ask(listSessionFiles, { path: { sessionId }, query, signal })
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchOnMount: 'always',
  })
  useEffect(
    () =>
      onEvent((event) => {
        if (event.name !== 'message.sent' && event.name !== 'message.told') return
        if (event.message.threadId === threadId && event.message.files.length > 0)
          void askAgain(queries, ['chat-files', threadId])
      }),
    [queries, threadId],
  )
  return { ...found, files: found.data?.pages.flatMap(({ items }) => items) ?? [] }
}
