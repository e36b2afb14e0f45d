import { type ItemFilter, ItemFilters, type ItemOrder } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import { Value } from 'typebox/value'
import { likeText } from '../platform/like-text.ts'
import { partsOf, rareParts } from '../platform/rare-parts.ts'
import { Refusal } from '../platform/refusal.ts'
import { type App, fieldOf, type Reads } from './app.ts'
import { conditionOf, type Holding, type Sought } from './condition.ts'
import { typeOf } from './field-types/index.ts'
import { textsOf } from './texts-of.ts'

/** Which items of an app are meant, as they were asked for. */
export interface Asked {
  search?: string
  /** `ItemFilter[]` as JSON. */
  filters?: string
  deleted?: string
}

/** The same as SQL about `items i`. */
export interface Choice {
  /** That it is of the app, deleted or not, and theirs to see: what the indexes of lists begin with. */
  base: RawBuilder<boolean>
  /** Everything else; undefined: nothing else is asked. */
  where: RawBuilder<boolean> | undefined
  /** Where an index over texts or values finds those that `where` means, without walking through all: `where` as it is asked. */
  byIndex: ((reads: Reads) => Promise<RawBuilder<boolean>>) | undefined
  /** The same for the same words and filters in the same app. */
  asked: string
}

/** `shown`: of the app's items those that are the asker's to see; see open-to.ts. */
export function chooseItems(app: App, shown: RawBuilder<boolean>, { search = '', filters, deleted }: Asked): Choice {
  const inApp = sql`i.app_id = ${app.id} and ${deleted ? sql`i.deleted_at is not null` : sql`i.deleted_at is null`}`
  const base = sql<boolean>`${inApp} and ${shown}`
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 10)
  const conditions: RawBuilder<boolean>[] = words.map((word) => sql`i.search like ${`%${likeText(word)}%`}`)
  const sought: Sought = { holding: {}, words: [...words] }
  for (const filter of readFilters(filters)) {
    const condition = conditionOf(app, filter, sought)
    if (condition) conditions.push(condition)
  }
  const searched = partsOf(sought.words).length > 0
  const { telling, others } = split(app, sought.holding, searched)
  // Together, so that the index looks for the rarest of them.
  if (telling) conditions.unshift(sql`i.values @> ${telling}::jsonb`)
  if (others) conditions.push(sql`coalesce(i.values, '{}') @> ${others}::jsonb`)
  const where = conditions.length > 0 ? sql<boolean>`(${sql.join(conditions, sql` and `)})` : undefined
  const byIndex = async (reads: Reads) => {
    if (!searched) return where!
    const rare = await rareParts(sought.words, textsOf(reads, app.id))
    if (rare.parts.length === 0) return where!
    const parts = rare.parts.map((part) => sql<boolean>`i.search like ${`%${likeText(part)}%`}`)
    const values = telling ? [sql<boolean>`i.values @> ${telling}::jsonb`] : []
    // No index knows what stands in a `coalesce`.
    return sql<boolean>`(${sql.join([...values, ...parts, sql`coalesce(${where}, false)`], sql` and `)})`
  }
  return {
    ...{ base, where, asked: JSON.stringify([app.id, words, filters, deleted]) },
    byIndex: telling !== undefined || searched ? byIndex : undefined,
  }
}

/** As JSON: what an index over values is asked for, and what is looked at where something else has found the items. */
function split(app: App, holding: Holding, searched: boolean): { telling?: string; others?: string } {
  const all = Object.entries(holding)
  const { many = [], few = [] } = Object.groupBy(all, ([code]) => (typeOf(fieldOf(app, code)!).few ? 'few' : 'many'))
  const telling = many.length > 0 || searched ? many : all
  const others = telling === all ? [] : few
  const json = (entries: typeof all) => JSON.stringify(Object.fromEntries(entries))
  return { ...(telling.length > 0 && { telling: json(telling) }), ...(others.length > 0 && { others: json(others) }) }
}

function readFilters(text: string | undefined): ItemFilter[] {
  if (text === undefined) return []
  try {
    const filters: unknown = JSON.parse(text)
    if (Value.Check(ItemFilters, filters)) return filters
  } catch {
    // Falls through: it is no JSON.
  }
  throw new Refusal('bad-request', { field: 'filters' })
}

/** What a list is ordered by, and then by id. */
export interface Order {
  by: ItemOrder
  key: RawBuilder<unknown>
  /** As the key stands in a cursor. */
  cast: RawBuilder<unknown>
  descending: boolean
}

const keys = {
  changed: [sql`i.changed_at`, sql`timestamptz`],
  created: [sql`i.created_at`, sql`timestamptz`],
  name: [sql`lower(left(i.name, 100))`, sql`text`],
  index: [sql`i.index`, sql`int`],
} as const

export function orderOf(order: ItemOrder): Order {
  const descending = order.startsWith('-')
  const [key, cast] = keys[order.replace('-', '') as keyof typeof keys]
  return { by: order, key, cast, descending }
}
