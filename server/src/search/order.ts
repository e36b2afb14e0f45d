import type { SessionOrder, SessionSort } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'

/** What a list is sorted by, and then by id in the same direction. */
export interface Order {
  key(value?: string): RawBuilder<unknown>
  /** The columns of `sessions s` which that is made of, and what follows here. */
  needs: RawBuilder<unknown>
  /** As the key stands in a cursor. */
  cast: RawBuilder<unknown>
  /** Whether the key is a time. */
  timed: boolean
  descending: boolean
  /** Of few values: these come first, second and so on, each sorted by the key within itself. */
  by?: { values: string[]; of: RawBuilder<string>; is(value: string): RawBuilder<boolean> }
  /** The index knows the minute only. */
  minute?: true
  /** The customer `c` is needed. */
  customer?: true
}

const time = sql`timestamptz`
const text = sql`text`
const name = (whose: RawBuilder<unknown>) => sql`(lower(left(${whose}, 100)) collate "C")`

/** Values of those columns that have few, sorted as the asker wants to see them. */
export type ValuesOf = (sort: SessionSort) => Promise<string[]>

const columns = {
  liveChat: sql`s.live_chat_id`,
  channel: sql`s.channel_kind`,
  state: sql`s.state`,
  operator: sql`s.operator_id`,
  group: sql`s.group_id`,
  priority: sql`s.priority`,
} as const

const casts: Partial<Record<SessionSort, RawBuilder<unknown>>> = {
  liveChat: sql`uuid`,
  operator: sql`uuid`,
  group: sql`uuid`,
  priority: sql`int`,
}

const byActivity = {
  key: () => sql`s.last_activity_at`,
  needs: sql`s.last_activity_at, s.active_minute`,
  cast: time,
  timed: true,
  minute: true,
} as const

/** `began` is when the earliest that is looked for was created: nothing was closed before. */
export async function orderOf(asked: SessionOrder, valuesOf: ValuesOf, began?: RawBuilder<unknown>): Promise<Order> {
  const descending = asked.startsWith('-')
  const sort = asked.replace('-', '') as SessionSort
  switch (sort) {
    case 'created':
      return { key: () => sql`s.created_at`, needs: sql`s.created_at`, cast: time, timed: true, descending }
    case 'activity':
      return { ...byActivity, descending }
    case 'name':
      return { key: () => name(sql`s.name`), needs: sql`s.name`, cast: text, timed: false, descending }
    case 'customer':
      return { key: () => name(sql`c.name`), needs: sql`s.customer_id`, cast: text, timed: false, descending, customer: true }
    case 'closed':
      return {
        key: closing,
        needs: sql`s.state, s.closed_at, s.created_at`,
        cast: time,
        timed: true,
        descending,
        by: closedFirst(await valuesOf(sort), began),
      }
    default: {
      const values = await valuesOf(sort)
      const column = columns[sort]
      const is = (value: string) =>
        value === ''
          ? sql<boolean>`${column} is null`
          : sql<boolean>`${column} = ${value}::${casts[sort] ?? text}${held(sort, value)}`
      const by = { values: descending ? backwards(values) : values, of: sql<string>`coalesce(${column}::text, '')`, is }
      return { key: () => sql`s.created_at`, needs: sql`s.created_at, ${column}`, cast: time, timed: true, descending: true, by }
    }
  }
}

/** Nobody and no group stay last. */
const backwards = (values: string[]) => [
  ...values.filter((value) => value !== '').reverse(),
  ...values.filter((value) => value === ''),
]

/** What the partial indexes are about is said, so that they are seen to fit. */
function held(sort: SessionSort, value: string): RawBuilder<unknown> {
  if (sort === 'priority' && value !== '0') return sql` and s.priority > 0`
  if (sort === 'state' && value !== 'closed') return sql` and s.state <> 'closed'`
  return sql``
}

const closedFirst = (values: string[], began?: RawBuilder<unknown>): NonNullable<Order['by']> => ({
  values,
  of: sql<string>`case when s.state = 'closed' then 'closed' else 'open' end`,
  is(value) {
    if (value !== 'closed') return sql<boolean>`s.state <> 'closed'`
    return began ? sql<boolean>`s.state = 'closed' and s.closed_at >= ${began}` : sql<boolean>`s.state = 'closed'`
  },
})

function closing(value?: string): RawBuilder<unknown> {
  if (value === undefined) return sql`coalesce(s.closed_at, s.created_at)`
  return value === 'closed' ? sql`s.closed_at` : sql`s.created_at`
}
