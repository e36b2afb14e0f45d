import { type Field, type ItemFilter, isId } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import { likeText } from '../platform/like-text.ts'
import { Refusal } from '../platform/refusal.ts'
import { type App, fieldOf } from './app.ts'
import { type FilterValue, typeOf, wholeText } from './field-types/index.ts'

/** What items' values must contain, all of it. */
export type Holding = Record<string, unknown>

/** What the indexes over values and over searched texts are asked for. */
export interface Sought {
  holding: Holding
  words: string[]
}

/** One filter as SQL about `items i`; a plain equality goes into `holding` instead, where it can. */
export function conditionOf(app: App, filter: ItemFilter, { holding, words }: Sought): RawBuilder<boolean> | undefined {
  if (filter.field.startsWith('_')) return systemCondition(filter, words)
  const field = fieldOf(app, filter.field)
  if (!field) throw notUnderstood()
  const { code } = field
  const { contains, ...type } = typeOf(field)
  const compared = typeof type.compared === 'function' ? type.compared(field.settings) : type.compared
  const value = sql`i.values -> ${code}`
  switch (filter.is) {
    case 'empty':
      return sql`not i.values ? ${code}`
    case 'filled':
      return sql`i.values ? ${code}`
    case 'equals': {
      const ways = waysOf(field, filter.value)
      if (ways.length > 1 || code in holding) return anyOf(code, ways)
      holding[code] = ways[0]
      return undefined
    }
    case 'one-of': {
      if (!Array.isArray(filter.value)) throw notUnderstood()
      return anyOf(
        code,
        filter.value.flatMap((one) => waysOf(field, one)),
      )
    }
    case 'contains': {
      if (!contains || typeof filter.value !== 'string') throw notUnderstood()
      const like = `%${likeText(filter.value.toLowerCase())}%`
      const inText = sql<boolean>`lower(${contains(value)}) like ${like}`
      // Whatever a searchable field contains stands in the searched text too, which has an index.
      const plain = !/\s/.test(filter.value.trim()) && filter.value === filter.value.trim()
      if (!field.searchable || !plain || filter.value.length >= 100) return inText
      words.push(filter.value.toLowerCase())
      return sql`(i.search like ${like} and ${inText})`
    }
    default: {
      if (!compared) throw notUnderstood()
      const part = compared.part === undefined ? wholeText(value) : sql`i.values -> ${code} ->> ${compared.part}`
      const sign = filter.is === 'from' ? sql`>=` : sql`<=`
      if (compared.as === 'number') return sql`(${part})::numeric ${sign} ${numberOf(filter.value)}::numeric`
      return sql`${part} collate "C" ${sign} ${textGiven(field, filter)} collate "C"`
    }
  }
}

function waysOf(field: Field, value: FilterValue | undefined): unknown[] {
  const ways = value === undefined ? undefined : typeOf(field).holding?.(value as FilterValue, field.settings)
  if (!ways) throw notUnderstood()
  return ways
}

function anyOf(code: string, ways: unknown[]): RawBuilder<boolean> {
  const each = ways.map((way) => sql`i.values @> ${JSON.stringify({ [code]: way })}::jsonb`)
  return sql`(${sql.join(each, sql` or `)})`
}

function numberOf(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || !/^-?\d{1,20}(\.\d{1,20})?$/.test(text)) throw notUnderstood()
  return text
}

/** A day as the end of a range of moments means all of it. */
function textGiven({ settings }: Field, { is, value }: ItemFilter): string {
  if (typeof value !== 'string') throw notUnderstood()
  const wholeDay = is === 'to' && 'kind' in settings && settings.kind === 'both' && /^\d{4}-\d{2}-\d{2}$/.test(value)
  return wholeDay ? `${value}T23:59:59.999Z` : value
}

const times: Record<string, RawBuilder<unknown>> = {
  _created: sql`i.created_at`,
  _changed: sql`i.changed_at`,
  _deleted: sql`i.deleted_at`,
}
const people: Record<string, RawBuilder<unknown>> = { _author: sql`i.author_id`, _editor: sql`i.editor_id` }

function systemCondition({ field, is, value }: ItemFilter, words: string[]): RawBuilder<boolean> {
  const person = people[field]
  const time = times[field]
  if (person) {
    if (is === 'empty') return sql`${person} is null`
    if (is === 'filled') return sql`${person} is not null`
    const ids = is === 'equals' ? [value] : is === 'one-of' && Array.isArray(value) ? value : []
    if (ids.length === 0 || !ids.every(isId)) throw notUnderstood()
    return sql`${person} = any(${ids}::uuid[])`
  }
  if (time && (is === 'from' || is === 'to') && typeof value === 'string') {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(value)
    const at = new Date(day && is === 'to' ? `${value}T23:59:59.999Z` : value)
    if (Number.isNaN(at.getTime())) throw notUnderstood()
    return is === 'from' ? sql`${time} >= ${at}` : sql`${time} <= ${at}`
  }
  if (field === '_index' && (is === 'equals' || is === 'from' || is === 'to')) {
    const sign = is === 'equals' ? sql`=` : is === 'from' ? sql`>=` : sql`<=`
    return sql`i.index ${sign} ${numberOf(value)}::numeric`
  }
  if (field === '_name' && typeof value === 'string') {
    if (is === 'equals') return sql`lower(i.name) = ${value.toLowerCase()}`
    if (is === 'contains') {
      const like = `%${likeText(value.toLowerCase())}%`
      words.push(value.toLowerCase())
      return sql`(i.search like ${like} and lower(i.name) like ${like})`
    }
  }
  if (field === '_id' && is === 'equals' && isId(value)) return sql`i.id = ${value}::uuid`
  throw notUnderstood()
}

const notUnderstood = () => new Refusal('bad-request', { field: 'filters' })
