import { SessionFilters, type SessionOrder, type SessionSort, type Span } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import { Value } from 'typebox/value'
import { plainList } from '../platform/plain-list.ts'
import { Refusal } from '../platform/refusal.ts'
import { nameContains } from './folded.ts'
import type { NameParts } from './name-parts.ts'

/** From a query, where they stand as JSON. */
export function filtersFrom(text: string | undefined): SessionFilters {
  if (text === undefined) return {}
  try {
    const filters: unknown = JSON.parse(text)
    if (Value.Check(SessionFilters, filters)) return filters
  } catch {
    // Falls through: it is no JSON.
  }
  throw new Refusal('bad-request', { field: 'filters' })
}

export interface Asking {
  userId: string
  /** The installation's, which days are counted in. */
  timeZone: string
  /** What they are sorted by; undefined: by nothing. */
  sort?: SessionSort
  /** What the index over names is asked for. */
  parts?: NameParts | undefined
}

const open = sql`s.state <> 'closed' and s.state in ('queued', 'assigned', 'bot')`

/** The filters as SQL about `sessions s`, each a condition; all of them must hold [SAP-02]. */
export function chooseSessions(filters: SessionFilters, { userId, timeZone, sort, parts }: Asking): RawBuilder<boolean>[] {
  const conditions: (RawBuilder<boolean> | false | undefined)[] = [
    states(filters),
    filters.name !== undefined && nameContains(sql`s.name`, filters.name, parts?.name),
    filters.customer !== undefined &&
      sql<boolean>`exists (select from customers c where c.id = s.customer_id and ${nameContains(sql`c.name`, filters.customer, parts?.customer)})`,
    filters.customerIds && sql<boolean>`s.customer_id = any (${people(filters.customerIds)})`,
    filters.liveChatIds && sql<boolean>`s.live_chat_id = any (${plainList(filters.liveChatIds)}::uuid[])`,
    filters.channels && sql<boolean>`s.channel_kind = any (${filters.channels}::text[])`,
    filters.customerKind && sql<boolean>`s.channel_kind ${filters.customerKind === 'internal' ? sql`=` : sql`<>`} 'internal'`,
    filters.operatorIds && among(sql`s.operator_id`, filters.operatorIds),
    filters.mine && sql<boolean>`s.operator_id = ${userId}::uuid`,
    filters.groupIds && among(sql`s.group_id`, filters.groupIds),
    // Sorted by priority they are walked one after another; to say it twice is twice as rare to the planner.
    filters.priorities && sort !== 'priority' && priorities(filters.priorities),
    filters.labelIds && sql<boolean>`s.label_ids <> '{}' and s.label_ids && ${plainList(filters.labelIds)}::uuid[]`,
    during(sql`s.created_at`, filters.created, timeZone),
    ...implied(filters, timeZone, sort),
    filters.closed && sql<boolean>`s.state = 'closed'`,
    during(sql`s.closed_at`, filters.closed, timeZone),
    during(sql`s.last_activity_at`, filters.activity, timeZone),
    duringMinutes(filters.activity, timeZone),
    filters.waitingMinutes !== undefined &&
      sql<boolean>`${open} and s.waiting_since < now() - ${filters.waitingMinutes} * interval '1 minute'`,
    filters.unread && sql<boolean>`${open} and s.received > s.read`,
    filters.itemIds && withItems(filters.itemIds),
  ]
  return conditions.filter((condition) => condition !== undefined && condition !== false)
}

/** Whether an index finds them by something that says nothing about where they stand in this order: they lie anywhere in it, or last. */
export function foundElsewhere(filters: SessionFilters, order: SessionOrder): boolean | 'last' {
  const { priorities, closed, activity } = filters
  const by = order.replace('-', '')
  if ((order === 'created' || order === 'closed') && activity && untilNow(activity)) return 'last'
  if (by === 'created' || by === 'activity') return closed !== undefined && !order.startsWith('-')
  const any = priorities !== undefined || closed !== undefined || activity !== undefined || noneClosed(filters)
  return (by === 'customer' || by === 'name') && any
}

/** The time that they are chosen by, of which there is an index. */
export function chosenTime({ created, closed, activity }: SessionFilters): RawBuilder<unknown> | undefined {
  if (created) return sql`s.created_at`
  if (closed) return sql`s.closed_at`
  return activity && sql`s.active_minute`
}

const untilNow = (span: Span): boolean =>
  'within' in span ? span.within !== 'yesterday' : span.from !== undefined && span.to === undefined

/** As they follow one another [DM-05]. */
const every = ['queued', 'assigned', 'bot', 'closed', 'spam']

/** The states in which there can be any. */
export function statesOf({ states, spam, closed, waitingMinutes, unread }: SessionFilters): string[] {
  const open = waitingMinutes !== undefined || unread !== undefined
  return every.filter((state) => {
    if (closed && state !== 'closed') return false
    if (state === 'spam') return spam !== undefined && !open
    return spam !== 'only' && !(open && state === 'closed') && (!states || states.some((one) => one === state))
  })
}

/** Whether none of them can be closed: there are few of those, and they are sorted rather than walked to. */
export const noneClosed = (filters: SessionFilters): boolean => !statesOf(filters).includes('closed')

function states({ states, spam }: SessionFilters): RawBuilder<boolean> | undefined {
  if (spam === 'only') return sql<boolean>`s.state = 'spam'`
  const wanted = states && [...states, ...(spam === 'any' ? ['spam'] : [])]
  if (!wanted) return spam === 'any' ? undefined : sql<boolean>`s.state <> 'spam'`
  // So that the indexes of those that are not closed are seen to fit.
  if (!wanted.includes('closed')) return sql<boolean>`s.state <> 'closed' and s.state = any (${wanted}::text[])`
  return wanted.length === 1 ? sql<boolean>`s.state = 'closed'` : sql<boolean>`s.state = any (${wanted}::text[])`
}

function priorities(wanted: readonly number[]): RawBuilder<boolean> {
  const among = sql<boolean>`s.priority = any (${plainList(wanted)}::int[])`
  return wanted.includes(0) ? among : sql<boolean>`s.priority > 0 and ${among}`
}

function among(column: RawBuilder<unknown>, wanted: readonly (string | null)[]): RawBuilder<boolean> {
  const ids = wanted.filter((id) => id !== null)
  const some = sql<boolean>`${column} = any (${plainList(ids)}::uuid[])`
  if (ids.length === wanted.length) return some
  return ids.length > 0 ? sql<boolean>`(${column} is null or ${some})` : sql<boolean>`${column} is null`
}

const days = { today: [0, 1], yesterday: [-1, 0], '7-days': [-6, 1], '30-days': [-29, 1] } as const

/** From when and until when, as SQL; undefined where it has no such end. */
function ends(span: Span, timeZone: string) {
  if (!('within' in span)) {
    const given = (at: string | undefined) => (at === undefined ? undefined : sql`${new Date(at)}::timestamptz`)
    return { from: given(span.from), to: given(span.to) }
  }
  const here = sql`now() at time zone ${timeZone}::text`
  const at = (local: RawBuilder<unknown>) => sql`((${local}) at time zone ${timeZone}::text)`
  if (span.within === 'this-month') return { from: at(sql`date_trunc('month', ${here})`), to: undefined }
  const [first, last] = days[span.within]
  const day = (n: number) => at(sql`date_trunc('day', ${here}) + ${n} * interval '1 day'`)
  return { from: day(first), to: last > 0 ? undefined : day(last) }
}

function during(column: RawBuilder<unknown>, span: Span | undefined, timeZone: string): RawBuilder<boolean> | undefined {
  if (!span) return undefined
  const { from, to } = ends(span, timeZone)
  const conditions = [from && sql`${column} >= ${from}`, to && sql`${column} < ${to}`].filter((one) => one !== undefined)
  return conditions.length > 0 ? sql<boolean>`(${sql.join(conditions, sql` and `)})` : undefined
}

/** When the earliest of them was created, where the filters say so. */
export const beganOf = ({ created }: SessionFilters, timeZone: string): RawBuilder<unknown> | undefined =>
  created && ends(created, timeZone).from

/**
 * Nothing is closed or has its last activity before it is created: said for the planner, so that a list that is sorted by one time
 * and filtered by another begins where there can be something. Not where it is sorted by something else: the planner takes it to be
 * rarer still, and sorts what it should walk along.
 */
function implied(filters: SessionFilters, timeZone: string, sort: SessionSort | undefined): RawBuilder<boolean>[] {
  const { closed, activity } = filters
  const began = beganOf(filters, timeZone)
  const over = [closed, activity].flatMap((span) => (span && ends(span, timeZone).to) ?? [])
  return [
    ...(began && sort === 'activity' ? [sql<boolean>`s.active_minute >= ${minuteOf(began)}`] : []),
    ...over.map((to) => sql<boolean>`s.created_at < ${to}`),
  ]
}

const minuteOf = (at: RawBuilder<unknown>) => sql`floor(extract(epoch from ${at}) / 60)::int`

/** The same in the minutes that there is an index of. */
function duringMinutes(span: Span | undefined, timeZone: string): RawBuilder<boolean> | undefined {
  if (!span) return undefined
  const { from, to } = ends(span, timeZone)
  const conditions = [from && sql`s.active_minute >= ${minuteOf(from)}`, to && sql`s.active_minute <= ${minuteOf(to)}`]
  const given = conditions.filter((one) => one !== undefined)
  return given.length > 0 ? sql<boolean>`(${sql.join(given, sql` and `)})` : undefined
}

/** Records that are one person [CST-01]. */
const people = (customerIds: readonly string[]) => {
  const ids = sql`${plainList(customerIds)}::uuid[]`
  return sql`array(select id from customers where id = any (${ids}) union select id from customers where merged_into = any (${ids}))`
}

/** No item is looked for in more sessions than this. */
const mostOfItem = 10_000

function withItems(itemIds: readonly string[]): RawBuilder<boolean> {
  const items = sql`${plainList(itemIds)}::uuid[]`
  return sql<boolean>`s.id = any (array(
    select session_id from session_items where item_id = any (${items})
    union
    (select o.id from bindings b join sessions o on o.customer_id = b.customer_id where b.item_id = any (${items})
      order by o.created_at desc limit ${mostOfItem})))`
}
