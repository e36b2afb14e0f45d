import {
  type Calendar,
  type Channel,
  type LabelRow,
  listCalendars,
  listLabels,
  listRoutedOperators,
  type Named,
  type RoutedOperator,
} from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { ask } from '../../../../live/index.ts'
import type { Form } from '../live-chat.ts'
import type { Names } from './words.ts'

/** What rules of this live chat can name. */
export interface Nameable {
  liveChat: string
  groups: readonly Named[]
  channels: readonly Channel[]
  operators: readonly RoutedOperator[]
  calendars: readonly Calendar[]
  labels: readonly LabelRow[]
  names: Names
  /** Something of it could not be read. */
  failed: boolean
  again: () => void
}

export function useNameable({ chat, draft, readOnly }: Form): Nameable {
  const path = { liveChatId: chat.id }
  const operators = useQuery({
    queryKey: ['routed-operators', chat.id],
    queryFn: ({ signal }) => ask(listRoutedOperators, { path, signal }),
  })
  const labels = useQuery({ queryKey: ['labels', chat.id], queryFn: ({ signal }) => ask(listLabels, { path, signal }) })
  // Administrators alone may read all calendars; to others the live chat's own one is known.
  const calendars = useQuery({
    queryKey: ['calendars'],
    queryFn: ({ signal }) => ask(listCalendars, { signal }),
    enabled: !readOnly,
  })
  const found = {
    groups: draft.operatorGroups,
    channels: chat.channels,
    operators: operators.data ?? [],
    calendars: calendars.data ?? [],
    labels: labels.data ?? [],
  }
  const named: readonly Named[] = [...Object.values(found).flat(), ...(chat.calendar ? [chat.calendar] : [])]
  const queries = [operators, labels, calendars]
  return {
    ...found,
    liveChat: draft.name,
    names: new Map(named.map(({ id, name }) => [id, name])),
    failed: queries.some(({ error }) => error !== null),
    again: () => queries.filter(({ error }) => error !== null).map((query) => query.refetch()),
  }
}
