import {
  findSessions,
  readSessionFilters,
  readSessionViews,
  type SessionCard,
  type SessionRow,
  type SessionTable,
  saveSessionTable,
} from '@parley/contract'
import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useHeld } from '../../../held.ts'
import { ask } from '../../../live/index.ts'
import type { Look } from './look.ts'
import { useFresh } from './use-fresh.ts'

interface Page {
  items: SessionRow[]
  next: string | null
  count: number | null
}

const foundKey = ({ filters, order }: Pick<Look, 'filters' | 'order'>, size: number) =>
  ['found-sessions', filters, order, size] as const

/** The rows that are found, kept true by events: rows change where they stand, and new ones are told, not put among them. */
export function useFound(look: Look, size: number) {
  const queries = useQueryClient()
  const queryKey = foundKey(look, size)
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => ask(findSessions, { query: queryOf(look, pageParam, size), signal }),
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
  const first = data?.pages[0]
  const { fresh, forget } = useFresh({
    ...{ look, patch, first: first?.items, whole: first?.next === null },
    ask: () =>
      ask(findSessions, { query: queryOf(look, '', size) }).then(
        ({ items }) => items.map(({ id }) => id),
        () => undefined,
      ),
  })
  const show = () => {
    forget()
    void refetch()
  }
  return { ...query, rows, patch, fresh, show, count: first?.count ?? undefined }
}

const queryOf = ({ filters, order }: Pick<Look, 'filters' | 'order'>, cursor: string, limit: number) => ({
  filters: JSON.stringify(filters),
  order,
  limit,
  ...(cursor && { cursor }),
})

const newer = (row: SessionRow, card: SessionCard | undefined): SessionRow =>
  card && card.number >= row.number ? { ...row, ...card } : row

const patched = (page: Page, card: SessionCard): Page =>
  page.items.some(({ id }) => id === card.id)
    ? { ...page, items: page.items.map((row) => (row.id === card.id ? newer(row, card) : row)) }
    : page

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
  // One after another: of two under way at once the older could come last.
  const { mutateAsync: save } = useMutation({
    scope: { id: 'session-table' },
    mutationFn: (table: SessionTable) => ask(saveSessionTable, { body: table }),
    onError: () => queries.invalidateQueries({ queryKey: viewsKey }),
  })
  const saveTable = async (change: Partial<SessionTable>) => {
    const was = queries.getQueryData<{ views: unknown; table: SessionTable }>(viewsKey)
    if (!was) return
    const table = { ...was.table, ...change }
    queries.setQueryData(viewsKey, { ...was, table })
    await save(table).catch(() => {})
  }
  return { ...query, saveTable, again: () => queries.invalidateQueries({ queryKey: viewsKey }) }
}
