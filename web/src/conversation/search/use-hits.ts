import { type FoundMessage, searchThread, searchTimeline } from '@parley/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { ask } from '../../live/index.ts'
import type { Source } from '../source.ts'
import { flash, highlight } from './highlight.ts'
import { loadUntil } from './load-until.ts'

export type Where = { sessionId: string } | { threadId: string }

interface Searched {
  where: Where
  source: Source
  text: string
  /** Opens the conversation at this message. */
  open: (messageId: string) => void
}

/** What is found in one conversation, newest first, and going from one to the next [SRC-04, SRC-06, MSG-02]. */
export function useHits({ where, source, text, open }: Searched) {
  const query = useInfiniteQuery({
    queryKey: ['found-messages', where, text],
    queryFn: ({ pageParam, signal }) => read(where, { text, ...(pageParam && { cursor: pageParam }) }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    gcTime: 0,
  })
  const { data, hasNextPage, fetchNextPage } = query
  const hits = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data])
  const [at, setAt] = useState(-1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text begins anew.
  useEffect(() => setAt(-1), [text, source.key])
  useEffect(() => highlight(text), [text])
  const go = async (to: number) => {
    const found =
      hits[to] ?? (hasNextPage && to === hits.length ? (await fetchNextPage()).data?.pages.at(-1)?.items[0] : undefined)
    if (!found || !(await loadUntil(source, found))) return
    setAt(to)
    open(found.id)
    flash(found.id)
  }
  return { ...query, hits, at, go, count: data?.pages[0]?.count ?? 0, named: data?.pages[0]?.name ?? false }
}

async function read(
  where: Where,
  query: { text: string; cursor?: string },
  signal: AbortSignal,
): Promise<{ items: FoundMessage[]; next: string | null; count: number | null; name: boolean }> {
  if ('sessionId' in where) return ask(searchTimeline, { path: where, query, signal })
  return { ...(await ask(searchThread, { path: where, query, signal })), name: false }
}
