import type { App, ItemFilter, ItemOrder, ItemView } from '@parley/contract'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'

export type Layout = ItemView['layout']

/** How the items of an app are looked at; all of it stands in the address, so that it can be shared and gone back to. */
export interface Look {
  view: string | undefined
  search: string
  filters: readonly ItemFilter[]
  order: ItemOrder
  layout: Layout
  /** Codes; empty: those of the app. */
  columns: readonly string[]
  deleted: boolean
}

const plain: Look = { view: undefined, search: '', filters: [], order: '-changed', layout: 'table', columns: [], deleted: false }

export function useLook(app: Pick<App, 'id'>): [Look, (change: Partial<Look>) => void] {
  const raw = useSearch({ strict: false }) as Record<string, string | undefined>
  const navigate = useNavigate()
  const key = JSON.stringify(raw)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what the address says.
  const look = useMemo(() => lookFrom(raw), [key])
  const set = (change: Partial<Look>) =>
    void navigate({ to: `/apps/${app.id}` as string, search: toSearch({ ...look, ...change }) as never, replace: true })
  return [look, set]
}

function lookFrom(raw: Record<string, string | undefined>): Look {
  return {
    view: raw['view'],
    search: raw['q'] ?? '',
    filters: filtersFrom(raw['filters']),
    order: (raw['order'] as ItemOrder | undefined) ?? plain.order,
    layout: raw['layout'] === 'tiles' || raw['layout'] === 'kanban' ? raw['layout'] : 'table',
    columns: raw['columns']?.split(',') ?? [],
    deleted: raw['deleted'] !== undefined,
  }
}

/** Whatever somebody wrote into the address: only what is a list counts. */
function filtersFrom(text: string | undefined): ItemFilter[] {
  try {
    const found = JSON.parse(text ?? '[]') as unknown
    return Array.isArray(found) ? (found as ItemFilter[]).filter((one) => typeof one?.field === 'string') : []
  } catch {
    return []
  }
}

function toSearch({ view, search, filters, order, layout, columns, deleted }: Look): Record<string, string> {
  return {
    ...(view && { view }),
    ...(search && { q: search }),
    ...(filters.length > 0 && { filters: JSON.stringify(filters) }),
    ...(order !== plain.order && { order }),
    ...(layout !== plain.layout && { layout }),
    ...(columns.length > 0 && { columns: columns.join(',') }),
    ...(deleted && { deleted: 'yes' }),
  }
}

export const lookOf = ({ id, search, filters, order, layout, columns }: ItemView): Look => ({
  view: id,
  search,
  filters,
  order,
  layout,
  columns,
  deleted: false,
})

export const withoutView: Partial<Look> = plain

/** Whether a saved view is looked at otherwise than it was saved. */
export function differs(look: Look, view: ItemView): boolean {
  return JSON.stringify(toSearch(look)) !== JSON.stringify(toSearch(lookOf(view)))
}

/** What the server is asked for the chosen items. */
export function chosenBy({ search, filters, deleted }: Pick<Look, 'search' | 'filters' | 'deleted'>) {
  return {
    ...(search && { search }),
    ...(filters.length > 0 && { filters: JSON.stringify(filters) }),
    ...(deleted && { deleted: '1' as const }),
  }
}
