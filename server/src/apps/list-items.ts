import { availableParallelism } from 'node:os'
import type { Item, ItemOrder, ItemRefs } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import pLimit from 'p-limit'
import type { UserAsker } from '../people/index.ts'
import { isKey, type KeyAndId, readCursor, writeCursor } from '../platform/cursor.ts'
import type { App, Reads } from './app.ts'
import { type Asked, type Choice, chooseItems, type Order, orderOf } from './choose-items.ts'
import { type ItemRow, itemColumns, toItem } from './item.ts'
import { shownTo } from './open-to.ts'
import { liveValues } from './read-item.ts'
import { refsOf } from './refs.ts'
import { accessApp } from './rights.ts'
import { noteWay, wayOf } from './ways.ts'

const portion = 50
/**
 * So many lists are looked for at once, the others in the order in which they came: each keeps a core of the database busy, and more of
 * them only take each other's turns, so that whoever is unlucky waits for all. Half of the connections stay for everything else.
 */
const inTurn = pLimit(Math.min(5, Math.max(3, availableParallelism())))
/** So many items are walked through in their order before an index over their texts or values is asked. */
const walked = 2_000
/** Where so many of them match, it is known how far to walk for the rest: twice that, to be sure. */
const telling = 6
/** And so many that such an index finds are put in order; where there are more, walking on meets them soon. */
const gathered = 2_500

interface AskedList extends Asked {
  order?: ItemOrder
  fields?: string
  cursor?: string
}

type Found = ItemRow & { key: string }

export async function listItems(
  reads: Reads,
  who: UserAsker,
  appId: string,
  asked: AskedList,
): Promise<{ items: Item[]; next: string | null; refs: ItemRefs }> {
  const { app, rights } = await accessApp(reads, who, appId, 'view')
  const order = orderOf(asked.order ?? '-changed')
  const rows = await inTurn(() =>
    findRows(reads, chooseItems(app, shownTo(who, rights), asked), order, asked.cursor, portion + 1),
  )
  const codes = shownCodes(app, asked.fields)
  const items = rows.slice(0, portion).map((row) => ({ ...toItem(row), values: liveValues(app, row.values, codes) }))
  const last = rows[portion - 1]
  const fields = app.fields.filter(({ code }) => codes.has(code))
  return {
    items,
    next: rows.length > portion && last ? writeCursor([last.key, last.id]) : null,
    refs: await refsOf(reads, who, { fields, values: items.map(({ values }) => values) }),
  }
}

function shownCodes({ listColumns, cardFields, fields }: App, asked: string | undefined): ReadonlySet<string> {
  if (asked !== undefined) return new Set(asked.split(','))
  const statuses = fields.filter(({ type }) => type === 'status').map(({ code }) => code)
  return new Set([...listColumns, ...cardFields, ...statuses])
}

/**
 * In order, whether few or many match. Those that many match are met soon by walking in the list's order; those that few match
 * are found by an index over texts and values. Which it is nobody knows beforehand, and the planner guesses badly: so a short walk,
 * a longer one where the first has met some, then what the index finds as long as it is not too much, then a walk without an end.
 */
export async function findRows(
  reads: Reads,
  choice: Choice,
  order: Order,
  cursor: string | undefined,
  limit: number,
): Promise<Found[]> {
  const after = cursor === undefined ? undefined : readCursor<KeyAndId>(cursor, isKey)
  const { base, where, byIndex, asked } = choice
  const inBase = after ? sql<boolean>`${base} and ${beyond(order, after)}` : base
  if (!where) return read(reads, { ...order, from: sql`items i where ${inBase}`, limit })
  if (byIndex) {
    const found = await seek({ reads, base: inBase, where, byIndex, order, limit }, `${order.by} ${asked}`)
    if (found) return found
  }
  const that = byIndex ? await byIndex(reads) : where
  return read(reads, { ...order, from: sql`items i where ${inBase} and ${that}`, limit })
}

interface Sought {
  reads: Reads
  base: RawBuilder<boolean>
  where: RawBuilder<boolean>
  byIndex: NonNullable<Choice['byIndex']>
  order: Order
  limit: number
}

/** Undefined where neither is quick. What went well the last time is tried first. */
async function seek(sought: Sought, asked: string): Promise<Found[] | undefined> {
  const { limit } = sought
  const way = wayOf(asked)
  const again = way && (way === 'index' ? await gather(sought) : full(await walk(sought, way.walked), limit))
  if (again) return again
  noteWay(asked, undefined)
  const short = await walk(sought, walked)
  if (short.length === limit) return short
  if (short.length >= telling) {
    const further = walked * 2 ** Math.ceil(Math.log2((2 * limit) / short.length))
    const far = full(await walk(sought, further), limit)
    if (far) noteWay(asked, { walked: further })
    if (far) return far
  }
  const found = await gather(sought)
  if (found) noteWay(asked, 'index')
  return found
}

const full = (rows: Found[], limit: number) => (rows.length === limit ? rows : undefined)

/** In a `coalesce` the planner takes all values for alike, and so it plans a walk once, whatever is looked for. */
async function walk({ reads, base, where, order, limit }: Sought, most: number): Promise<Found[]> {
  const from = sql`(select * from items i where ${base} order by ${orderBy(order)} limit ${sql.lit(most)}) i where coalesce(${where}, false)`
  return read(reads, { ...order, from, limit })
}

/** Undefined when there are too many. */
async function gather({ reads, base, byIndex, order, limit }: Sought): Promise<Found[] | undefined> {
  const some = sql`(select i.* from items i where ${base} and ${await byIndex(reads)} limit ${sql.lit(gathered)}) i`
  const from = sql`(select i.*, count(*) over () as found from ${some}) i`
  const rows = await read<Found & { found: number }>(reads, { ...order, from, limit, more: sql`, i.found::int` })
  return rows[0]?.found === gathered ? undefined : rows
}

interface Reading extends Order {
  from: RawBuilder<unknown>
  limit: number
  /** Columns besides. */
  more?: RawBuilder<unknown>
}

async function read<Row extends Found>({ db }: Reads, { from, limit, more = sql``, ...order }: Reading): Promise<Row[]> {
  const inOrder = orderBy(order)
  const { rows } = await sql<Row>`
    select ${itemColumns}, i.key${more} from (select i.*, (${order.key})::text as key from ${from} order by ${inOrder} limit ${sql.lit(limit)}) i
    order by ${inOrder}`.execute(db)
  return rows
}

const orderBy = ({ key, descending }: Order) => (descending ? sql`${key} desc, i.id desc` : sql`${key}, i.id`)

const beyond = ({ key, cast, descending }: Order, after: KeyAndId) =>
  sql<boolean>`(${key}, i.id) ${descending ? sql`<` : sql`>`} (${after[0]}::${cast}, ${after[1]}::uuid)`
