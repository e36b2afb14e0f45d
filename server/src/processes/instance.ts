import type { InstanceState, InstanceRow as InstanceView } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import { Refusal } from '../platform/refusal.ts'
import type { ProcessesGiven, Reads } from './given.ts'
import { named } from './process.ts'
import type { Tokens } from './tokens.ts'

/** One run of a process. */
export interface InstanceRow {
  id: string
  number: number
  process_id: string
  version: number
  name: string
  state: InstanceState
  initiator_id: string | null
  initiator_name: string | null
  session_id: string | null
  session_name: string | null
  /** What it was started from. */
  item_id: string | null
  values: Record<string, unknown>
  tokens: Tokens
  at: { id: string; name: string }[]
  failed_at: string | null
  started_at: Date
  ended_at: Date | null
}

/** Of instances `i` with their initiator `u`. */
const light = sql`i.id, i.number, i.process_id, i.version, i.name, i.state, i.initiator_id, u.name as initiator_name, i.session_id,
  i.session_name, i.item_id, i.at, i.started_at, i.ended_at`

const whole = sql`${light}, i."values", i.tokens, i.failed_at`

/** What it is called: Order handling #318. */
export const nameOf = ({ name, number }: Pick<InstanceRow, 'name' | 'number'>): string => `${name} #${number}`

/** Under way: it goes on when it is told to, also where one step of it waits to be tried again. */
export const isGoing = ({ state }: Pick<InstanceRow, 'state'>): boolean => state === 'running' || state === 'failed'

/**
 * Who may open an instance: who started it, who has, had or did a task of it or may take one, and who did something in it;
 * administrators all [BPR-05, BPR-09]. Of `i`.
 */
export function opensTo(who: UserAsker): RawBuilder<boolean> {
  if (who.administrator) return sql<boolean>`true`
  return sql<boolean>`(i.initiator_id = ${who.id}::uuid
    or exists (select from process_tasks t where t.instance_id = i.id and ${concerns(who.id)})
    or exists (select from process_history h where h.instance_id = i.id and h.user_id = ${who.id}::uuid))`
}

/** The same for lists, where theirs are found rather than all looked at. */
export function openedBy(who: UserAsker): RawBuilder<boolean> {
  if (who.administrator) return sql<boolean>`true`
  const id = sql`${who.id}::uuid`
  return sql<boolean>`i.id in (
    select id from process_instances where initiator_id = ${id}
    union select instance_id from process_tasks where assignee_id = ${id}
    union select instance_id from process_tasks where done_by = ${id} and state = 'done'
    union select t.instance_id from process_tasks t join memberships m on m.group_id = t.group_id
      where m.user_id = ${id} and t.state = 'open'
    union select t.instance_id from process_tasks t join org_memberships o on o.org_item_id = t.org_item_id
      where o.user_id = ${id} and t.state = 'open'
    union select instance_id from process_history where user_id = ${id})`
}

/** Who started it, and administrators: the button is drawn by it, and the server checks the same. */
export const mayInterrupt = (who: UserAsker, { initiator_id }: Pick<InstanceRow, 'initiator_id'>): boolean =>
  who.administrator || initiator_id === who.id

/** Of tasks `t`: theirs, done by them, or waiting for them among others. */
export const concerns = (userId: string): RawBuilder<boolean> => sql<boolean>`(
  t.assignee_id = ${userId}::uuid or t.done_by = ${userId}::uuid or (t.state = 'open' and ${isCandidate(userId)}))`

export const isCandidate = (userId: string): RawBuilder<boolean> => sql<boolean>`(
  t.group_id in (select m.group_id from memberships m where m.user_id = ${userId}::uuid)
  or t.org_item_id in (select o.org_item_id from org_memberships o where o.user_id = ${userId}::uuid))`

export async function instanceById({ db }: Reads, id: string): Promise<InstanceRow | undefined> {
  const { rows } = await sql<InstanceRow>`
    select ${whole} from process_instances i left join users u on u.id = i.initiator_id where i.id = ${id}::uuid`.execute(db)
  return rows[0]
}

/** First locked, then looked at. Sessions are locked before instances, and instances before all that hangs on them. */
export async function holdInstance(reads: Reads, id: string): Promise<InstanceRow | undefined> {
  await sql`select from process_instances where id = ${id}::uuid for update`.execute(reads.db)
  return instanceById(reads, id)
}

/** @throws {Refusal} `not-found`: none, or not theirs */
export async function accessInstance(reads: Reads, who: UserAsker, id: string): Promise<void> {
  const { rows } = await sql`select from process_instances i where i.id = ${id}::uuid and ${opensTo(who)}`.execute(reads.db)
  if (rows.length === 0) throw new Refusal('not-found')
}

type ViewedRow = Omit<InstanceRow, 'values' | 'tokens' | 'failed_at'> & { opens: boolean; task_id: string | null }

/** Views of instances `i`, for this asker, in the order that is given. */
export async function viewInstances(
  reads: Reads,
  given: Pick<ProcessesGiven, 'viewable'>,
  who: UserAsker,
  { where, order, limit }: { where: RawBuilder<unknown>; order: RawBuilder<unknown>; limit: number },
): Promise<InstanceView[]> {
  const { rows } = await sql<ViewedRow>`
    select ${light}, ${opensTo(who)} as opens, (select t.id from process_tasks t
      where t.instance_id = i.id and t.state = 'open' and t.assignee_id = ${who.id}::uuid order by t.id limit 1) as task_id
    from process_instances i left join users u on u.id = i.initiator_id
    where ${where} order by ${order} limit ${limit}`.execute(reads.db)
  const seen = await given.viewable(reads, who, [...new Set(rows.flatMap(({ session_id }) => session_id ?? []))])
  return rows.map((row) => ({
    ...{ id: row.id, number: row.number, version: row.version, state: row.state, opens: row.opens },
    processId: row.process_id,
    processName: row.name,
    initiator: named(row.initiator_id, row.initiator_name),
    session: row.session_id !== null && seen.has(row.session_id) ? named(row.session_id, row.session_name) : null,
    steps: row.at.map(({ name }) => name),
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    taskId: row.task_id,
  }))
}

/** @throws {Refusal} `not-found` */
export async function viewInstance(reads: Reads, given: ProcessesGiven, who: UserAsker, id: string): Promise<InstanceView> {
  const which = { where: sql`i.id = ${id}::uuid`, order: sql`i.id`, limit: 1 }
  const [view] = await viewInstances(reads, given, who, which)
  if (!view) throw new Refusal('not-found')
  return view
}
