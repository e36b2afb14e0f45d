import {
  findSessions,
  type LiveEvent,
  readSessionFilters,
  readSessionViews,
  type SessionCard,
  type SessionRow,
  type SessionTable,
  saveSessionTable,
} from '@parley/contract'
import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useHeld } from '../../../held.ts'
import { ask } from '../../../live/index.ts'
import { onEvent } from '../../../workspace.ts'
import type { Look } from './look.ts'

interface Page {
  items: SessionRow[]
  next: string | null
  count: number | null
}

const SOON = 600
const foundKey = ({ filters, order }: Pick<Look, 'filters' | 'order'>) => ['found-sessions', filters, order] as const

/** The rows that are found, kept true by events: rows change where they stand, and new ones are told, not put among them. */
export function useFound(look: Look) {
  const queries = useQueryClient()
  const queryKey = foundKey(look)
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => ask(findSessions, { query: queryOf(look, pageParam), signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
  })
  const { data, refetch } = query
  const held = useHeld(({ sessions }) => sessions)
  const rows = useMemo(() => {
    const all = data?.pages.flatMap(({ items }) => items)
    return all && [...new Map(all.map((row) => [row.id, newer(row, held[row.id])])).values()]
  }, [data, held])
  const key = JSON.stringify(queryKey)
  const patch = useCallback(
    (card: SessionCard) =>
      queries.setQueryData<InfiniteData<Page>>(
        JSON.parse(key),
        (was) => was && { ...was, pages: was.pages.map((page) => patched(page, card)) },
      ),
    [queries, key],
  )
  const { fresh, forget } = useFresh(look, data?.pages[0]?.items, patch)
  const show = () => {
    forget()
    void refetch()
  }
  return { ...query, rows, patch, fresh, show, count: data?.pages[0]?.count ?? undefined }
}

const queryOf = ({ filters, order }: Pick<Look, 'filters' | 'order'>, cursor: string) => ({
  filters: JSON.stringify(filters),
  order,
  ...(cursor && { cursor }),
})

const newer = (row: SessionRow, card: SessionCard | undefined): SessionRow =>
  card && card.number >= row.number ? { ...row, ...card } : row

const patched = (page: Page, card: SessionCard): Page =>
  page.items.some(({ id }) => id === card.id)
    ? { ...page, items: page.items.map((row) => (row.id === card.id ? newer(row, card) : row)) }
    : page

/** How many would stand in the first portion now that do not: asked when sessions change, and at no other time. */
function useFresh(look: Look, first: readonly SessionRow[] | undefined, patch: (card: SessionCard) => unknown) {
  const [fresh, setFresh] = useState(0)
  const key = JSON.stringify([look.filters, look.order])
  const ids = first?.map(({ id }) => id).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what is looked at.
  useEffect(() => {
    setFresh(0)
    if (ids === undefined) return
    const shown = new Set(ids.split(' '))
    let timer: ReturnType<typeof setTimeout> | undefined
    let left = false
    const look_ = async () => {
      timer = undefined
      const now = await ask(findSessions, { query: queryOf(look, '') }).catch(() => undefined)
      if (!left && now) setFresh(now.items.filter(({ id }) => !shown.has(id)).length)
    }
    const heard = (event: LiveEvent) => {
      if (event.name !== 'session.changed') return
      patch(event.session)
      if (!shown.has(event.session.id)) timer ??= setTimeout(() => void look_(), SOON)
    }
    const deaf = onEvent(heard)
    return () => {
      left = true
      clearTimeout(timer)
      deaf()
    }
  }, [key, ids, patch])
  return { fresh, forget: () => setFresh(0) }
}

/** What filters can be made of. */
export function useOptions() {
  return useQuery({
    queryKey: ['session-filters'],
    queryFn: ({ signal }) => ask(readSessionFilters, { signal }),
    staleTime: 60_000,
  }).data
}

const viewsKey = ['session-views']

export function useViews() {
  const queries = useQueryClient()
  const query = useQuery({ queryKey: viewsKey, queryFn: ({ signal }) => ask(readSessionViews, { signal }), staleTime: 60_000 })
  const saveTable = async (change: Partial<SessionTable>) => {
    const was = queries.getQueryData<{ views: unknown; table: SessionTable }>(viewsKey)
    if (!was) return
    const table = { ...was.table, ...change }
    queries.setQueryData(viewsKey, { ...was, table })
    await ask(saveSessionTable, { body: table }).catch(() => queries.invalidateQueries({ queryKey: viewsKey }))
  }
  return { ...query, saveTable, again: () => queries.invalidateQueries({ queryKey: viewsKey }) }
}
