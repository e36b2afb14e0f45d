import { counted } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import { readCursor, writeCursor } from '../platform/cursor.ts'
import type { Order } from './order.ts'
import { type Reads, readAnew } from './read-anew.ts'
import type { Scope } from './scope.ts'

/** So many that an index finds are put in order; where there are more, walking in the list's order meets them soon. */
const gathered = 4_000
/** Of names fewer: each that the index finds is compared with all that is searched for. */
const gatheredNamed = 2_500
/** So many of those that are not closed: it is known that they are few, and to find that there are more would only take longer. */
const gatheredOpen = 20_000
/** So many where those that match lie anywhere in the order, so that the walk might pass all the others first. */
const gatheredElsewhere = 8_000
/** And so many where they are the last ones in it: it would pass nearly all others. */
const gatheredLast = 50_000
/** Before that so many are walked through: where those that match lie scattered, it has met enough of them by then. */
const walked = 8_000
const fewValues = 8

/** Where a portion ended: the value of a column of few values, the key, the id. */
type Place = [value: string, key: string, id: string]

export interface Found {
  id: string
  key: string
  value: string
}

export interface Search {
  /** Each finds other sessions; together all that the asker may see. */
  scope: readonly Scope[]
  /** As it is walked along the order, whose values of few are their own condition. */
  where: readonly RawBuilder<boolean>[]
  /** All of it, as indexes are asked for it. */
  byIndex: readonly RawBuilder<boolean>[]
  /** A name is searched for, and whether many have it. */
  named?: 'common' | 'rare' | undefined
  order: Order
  /** A time that they are chosen by. */
  time?: RawBuilder<unknown> | undefined
  /** Few can match: they are sorted. Walking in the list's order would pass all the others first. */
  few?: boolean
  /** What finds them says nothing about where they stand in this order. */
  elsewhere?: boolean | 'last'
  cursor?: string | undefined
  limit: number
}

/**
 * In order, whether few or many match. Those that few match are gathered by whatever index finds them and sorted; those that many
 * match are met soon by walking along the index of the order, which ends after as many as are shown. Nobody knows beforehand which it
 * is; the planner guesses badly.
 */
export async function findSessions(
  reads: Reads,
  search: Search,
): Promise<{ rows: Found[]; next: string | null; count: number | null }> {
  const { limit, cursor } = search
  const after = cursor === undefined ? undefined : readCursor<Place>(cursor, isOurs(search.order))
  const many = search.named === 'common' && (await hasMany(reads, search))
  const few = many ? undefined : await gather(reads, search, mostAtFirst(search), after)
  const rows = few?.rows ?? (await passMany(reads, search, after))
  const last = rows[limit - 1]
  return {
    rows: rows.slice(0, limit),
    next: rows.length > limit && last ? writeCursor([last.value, last.key, last.id]) : null,
    count: after ? null : Math.min(few?.n ?? counted, counted),
  }
}

/** Whether as many as are counted are met among those that were active last. */
async function hasMany(reads: Reads, { scope, byIndex }: Search): Promise<boolean> {
  const each = scope.flatMap(({ is, few }) =>
    few
      ? []
      : sql`(select from (select * from sessions s where ${is} order by s.active_minute desc limit ${walked}) s where ${all(byIndex)})`,
  )
  if (each.length === 0) return false
  const some = sql`select from (${sql.join(each, sql` union all `)}) each limit ${counted}`
  const [row] = await readAnew(reads, sql<{ n: number }>`select count(*)::int as n from (${some}) met`)
  return row!.n === counted
}

/**
 * All that an index finds, put in order by the statement that finds it: its rows are read once. Undefined when there are too many,
 * which are not sorted.
 */
async function gather(
  reads: Reads,
  search: Search,
  most: number,
  after?: Place,
): Promise<{ rows: Found[]; n: number } | undefined> {
  const { order, limit } = search
  const key = order.key()
  const rank = order.by ? rankOf(order.by) : sql`0::int`
  const at = order.by && after ? order.by.values.indexOf(after[0]) + 1 : 0
  const onward = after ? sql`(${rank} > ${at}::int or (${rank} = ${at}::int and ${beyond(order, key, after)}))` : sql`true`
  const minute = order.minute ? sql`s.active_minute` : sql`null::int`
  const rows = await readAnew(
    reads,
    sql<{ n: number } & (Found | { id: null })>`
      with found as materialized (${found(search, most)}), counted as materialized (select count(*)::int as n from found)
      select counted.n, f.id, f.place::text as key, f.value from counted left join lateral (
        select s.id, ${key} as place, ${order.by?.of ?? sql`''`} as value, ${rank} as rank, ${minute} as active_minute
        from ${tables(order, sql`found`)} where counted.n < ${most}::int and ${rank} is not null and ${onward}
        order by rank, ${inOrder(order, key)} limit ${limit + 1}) f on true
      order by f.rank, ${inPlace(order, sql`f`)}`,
  )
  const { n } = rows[0]!
  return n < most ? { n, rows: rows.flatMap(({ n: _, ...row }) => (row.id === null ? [] : row)) } : undefined
}

/** Where those that match are few anyway, and are not walked through value by value, it is hardly ever in vain to look for more. */
function mostAtFirst({ few, elsewhere, order, named }: Search): number {
  if (named) return gatheredNamed
  if (!few || order.by) return gathered
  return elsewhere ? gatheredElsewhere : gatheredOpen
}

/** Where there are hundreds they are looked up by the value: an array would be searched from its beginning for each row. */
function rankOf({ values, of }: NonNullable<Order['by']>): RawBuilder<unknown> {
  if (values.length <= fewValues) return sql`array_position(${values}::text[], ${of})`
  const ranks = JSON.stringify(Object.fromEntries(values.map((value, i) => [value, i + 1])))
  return sql`(${ranks}::jsonb -> ${of})::int`
}

function found({ scope, byIndex, named, order, time }: Search, most: number): RawBuilder<unknown> {
  const each = scope.map((part) => {
    const theirs = sql`select s.id, ${order.needs} from sessions s where ${all([part.is, ...fitting(part, byIndex)])}`
    // Who knows the limit thinks that they lie everywhere, and reads the table through where they do not: names are looked for as if
    // there was none, and what is of a time in its order, which its index has.
    return named && !part.few
      ? sql`(with theirs as materialized (${theirs}) select * from theirs limit ${most})`
      : sql`(${theirs} ${time && !part.few ? sql`order by ${time} desc` : sql``} limit ${most})`
  })
  return sql`select * from (${sql.join(each, sql` union all `)}) each limit ${most}`
}

/** No index knows what stands in a `coalesce`: else a whole trigram index was read once more for a handful. */
function fitting({ few }: Scope, where: Search['where']): Search['where'] {
  return few && where.length > 0 ? [sql<boolean>`coalesce(${all(where)}, false)`] : where
}

async function passMany(reads: Reads, search: Search, after?: Place): Promise<Found[]> {
  if (!search.elsewhere) return walkOn(reads, search, after)
  const near = await walkFirst(reads, search, after)
  if (near.length > search.limit) return near
  const most = search.elsewhere === 'last' ? gatheredLast : search.few ? gatheredOpen : gatheredElsewhere
  const theirs = await gather(reads, search, most, after)
  return theirs?.rows ?? walkOn(reads, search, after)
}

async function walkOn(reads: Reads, search: Search, after?: Place): Promise<Found[]> {
  const { order, limit } = search
  if (!order.by) return walk(reads, search, limit + 1, undefined, after)
  const rows: Found[] = []
  const from = after ? order.by.values.indexOf(after[0]) : 0
  for (const value of order.by.values.slice(from)) {
    const place = after?.[0] === value ? after : undefined
    rows.push(...(await walk(reads, search, limit + 1 - rows.length, value, place)))
    if (rows.length > limit) break
  }
  return rows
}

/**
 * The first in the list's order, and of them those that match: a whole page or nothing. Each part has to have met enough or to be at
 * its end, for what it has not come to may stand before what another one has found.
 */
async function walkFirst(reads: Reads, { scope, where, order, limit }: Search, after?: Place): Promise<Found[]> {
  if (order.by) return []
  const key = order.key()
  const onward = after ? [beyond(order, key, after)] : []
  const fits = all([...where, sql<boolean>`true`])
  const names = scope.map((_, i) => sql.raw(`part${i}`))
  const parts = scope.map(
    ({ is }, i) => sql`${names[i]} as materialized (
      select s.id, ${key} as place, s.active_minute, (${fits}) as fits from ${tables(order)} where ${all([is, ...onward])}
      order by ${inOrder(order, key)} limit ${walked})`,
  )
  const each = names.map((part) => sql`(select * from ${part} where fits)`)
  const met = names.map(
    (part) => sql<boolean>`(select count(*) < ${walked}::int or count(*) filter (where fits) > ${limit}::int from ${part})`,
  )
  return readAnew(reads, sql<Found>`with ${sql.join(parts)} ${merged(order, each, limit + 1, '', all(met))}`)
}

/** Along the index of the order, in each part of what may be seen, and then merged. */
function walk(
  reads: Reads,
  { scope, where, order, few }: Search,
  limit: number,
  value?: string,
  after?: Place,
): Promise<Found[]> {
  const key = order.key(value)
  const more = [...(value !== undefined && order.by ? [order.by.is(value)] : []), ...(after ? [beyond(order, key, after)] : [])]
  // What is not quite the index's key is not walked along it.
  const sorted = few ? sql`${key}${order.timed ? sql` + interval '0'` : sql` || ''`}` : key
  const each = scope.map(
    (part) => sql`(select s.id, ${key} as place, s.active_minute from ${tables(order)}
      where ${all([part.is, ...fitting(part, where), ...more])} order by ${inOrder(order, sorted)} limit ${limit})`,
  )
  return readAnew(reads, merged(order, each, limit, value))
}

/** Each part is in order: the first of all. */
function merged(
  order: Order,
  each: readonly RawBuilder<unknown>[],
  limit: number,
  value = '',
  where = sql`true`,
): RawBuilder<Found> {
  return sql<Found>`
    select id, place::text as key, ${value}::text as value from (${sql.join([...each], sql` union all `)}) s where ${where}
    order by ${inPlace(order, sql`s`)} limit ${limit}`
}

const tables = ({ customer }: Order, sessions = sql`sessions`) =>
  customer ? sql`${sessions} s join customers c on c.id = s.customer_id` : sql`${sessions} s`

const all = (conditions: readonly RawBuilder<boolean>[]) => sql.join([...conditions], sql` and `)

function inOrder({ descending, minute }: Order, key: RawBuilder<unknown>, of = sql`s`): RawBuilder<unknown> {
  const way = descending ? sql`desc` : sql`asc`
  return sql`${minute ? sql`${of}.active_minute ${way}, ` : sql``}${key} ${way}, ${of}.id ${way}`
}

/** Of what was read with its key as `place`. */
const inPlace = (order: Order, of: RawBuilder<unknown>) => inOrder(order, sql`${of}.place`, of)

function beyond({ cast, descending, minute }: Order, key: RawBuilder<unknown>, [, at, id]: Place): RawBuilder<boolean> {
  const sign = descending ? sql`<` : sql`>`
  const minutes = minute ? sql`s.active_minute ${sign}= floor(extract(epoch from ${at}::timestamptz) / 60)::int and ` : sql``
  return sql<boolean>`(${minutes}(${key}, s.id) ${sign} (${at}::${cast}, ${id}::uuid))`
}

const aTime = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/

const isOurs =
  ({ timed, by }: Order) =>
  ([value, key, more]: readonly unknown[]) => {
    const texts = typeof value === 'string' && typeof key === 'string' && !key.includes('\0') && more === undefined
    return texts && (!timed || aTime.test(key)) && (!by || by.values.includes(value))
  }
