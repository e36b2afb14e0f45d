import { listSessionFiles, listThreadFiles, type SentFiles } from '@parley/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ask } from '../../live/index.ts'
import { useAskAgain } from '../../use-ask-again.ts'

/** As its customer sees the chat, or as staff see it from one of its sessions. */
export interface Chat {
  threadId: string
  sessionId?: string
}

/** Newest first; read anew when a message with files comes. */
export function useFiles({ threadId, sessionId }: Chat) {
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
  useAskAgain(['chat-files', threadId], (event) => {
    if (event.name !== 'message.sent' && event.name !== 'message.told') return false
    return event.message.threadId === threadId && event.message.files.length > 0
  })
  return { ...found, files: found.data?.pages.flatMap(({ items }) => items) ?? [] }
}
