import type { SessionFilters, SessionOrder, SessionView } from '@parley/contract'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'

/** How sessions are looked at; all of it stands in the address, so that it can be shared and gone back to. */
export interface Look {
  view: string | undefined
  filters: SessionFilters
  order: SessionOrder
}

const newest: SessionOrder = '-created'
export const plain: Look = { view: 'everything', filters: {}, order: newest }

/** Views that everybody has [SAP-05]; a view of `everything` is the app without filters. */
export const builtIn = {
  everything: {},
  'all-open': { states: ['queued', 'assigned', 'bot'] },
  'my-sessions': { mine: true, states: ['assigned'] },
  queue: { states: ['queued'] },
  unanswered: { waitingMinutes: 0 },
  'closed-today': { closed: { within: 'today' } },
  'in-spam': { spam: 'only' },
  'high-priority': { priorities: [3] },
} as const satisfies Record<string, SessionFilters>
export type BuiltIn = keyof typeof builtIn
export const isBuiltIn = (name: string | undefined): name is BuiltIn => name !== undefined && name in builtIn

export const lookOf = (view: Pick<SessionView, 'id' | 'filters' | 'order'>): Look => ({
  view: view.id,
  filters: view.filters,
  order: view.order as SessionOrder,
})
export const lookOfBuiltIn = (name: BuiltIn): Look => ({ view: name, filters: builtIn[name] as SessionFilters, order: newest })

/** Without anything in the address `first` is looked at: the person's own default. */
export function useLook(first: Look): [Look, (change: Partial<Look>) => void] {
  const raw = useSearch({ strict: false }) as Record<string, string | undefined>
  const navigate = useNavigate()
  const key = JSON.stringify([raw, first])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what the address says.
  const look = useMemo(() => (raw['view'] || raw['filters'] || raw['order'] ? lookFrom(raw) : first), [key])
  const set = (change: Partial<Look>) => {
    const { view, filters, order } = { ...look, ...change }
    const search = { ...(view && { view }), filters: JSON.stringify(filters), order }
    void navigate({ to: '/live-chats/sessions' as string, search: search as never, replace: true })
  }
  return [look, set]
}

function lookFrom({ view, filters, order }: Record<string, string | undefined>): Look {
  return { view, filters: filtersFrom(filters), order: /^-?[a-zA-Z]+$/.test(order ?? '') ? (order as SessionOrder) : newest }
}

/** Whatever somebody wrote into the address: the server refuses what is no filter. */
function filtersFrom(text: string | undefined): SessionFilters {
  try {
    const found: unknown = JSON.parse(text ?? '{}')
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? found : {}
  } catch {
    return {}
  }
}

export function isSame(a: Pick<Look, 'filters' | 'order'>, b: Pick<Look, 'filters' | 'order'>): boolean {
  const sorted = (filters: SessionFilters) => JSON.stringify(Object.entries(filters).sort(([one], [two]) => (one < two ? -1 : 1)))
  return a.order === b.order && sorted(a.filters) === sorted(b.filters)
}
