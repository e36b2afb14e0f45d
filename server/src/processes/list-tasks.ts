import type { TaskList, TaskRow } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import { type KeyAndId, readCursor, writeCursor } from '../platform/cursor.ts'
import type { Reads } from './given.ts'
import { isCandidate } from './instance.ts'
import { type TaskViewed, taskColumns, tasksJoined, toTask } from './task.ts'
import { containsWords } from './words.ts'

const portion = 50

interface Asked {
  list: TaskList
  done?: '1'
  search?: string
  cursor?: string
}

/** Open ones by due time, those without one last; done ones newest first [ui S23]. */
export async function listTasks(reads: Reads, who: UserAsker, asked: Asked): Promise<{ items: TaskRow[]; next: string | null }> {
  const done = asked.done === '1'
  const key = done ? sql`t.done_at` : sql`coalesce(t.due_at, 'infinity')`
  const order = done ? sql`${key} desc, t.id desc` : sql`${key}, t.id`
  const { rows } = await sql<TaskViewed>`
    select ${taskColumns} from ${tasksJoined}
    where t.state = ${done ? 'done' : 'open'} and ${inList(who, asked.list, done)} and ${beyond(key, done, asked.cursor)}
      and ${containsWords(sql`concat_ws(' ', t.name, i.name, '#' || i.number)`, asked.search)}
    order by ${order} limit ${portion + 1}`.execute(reads.db)
  const shown = rows.slice(0, portion)
  const last = shown.at(-1)
  const at = last && (done ? last.done_at : last.due_at)
  const next = rows.length > portion && last ? writeCursor([at ? at.toISOString() : 'infinity', last.id]) : null
  return { items: shown.map(toTask), next }
}

function inList({ id, administrator }: UserAsker, list: TaskList, done: boolean): RawBuilder<boolean> {
  if (list === 'by-me') return sql<boolean>`i.initiator_id = ${id}::uuid`
  if (list === 'mine') return done ? sql<boolean>`t.done_by = ${id}::uuid` : sql<boolean>`t.assignee_id = ${id}::uuid`
  if (done) return isCandidate(id)
  // What was for a group that is gone is for whoever looks after all of it.
  const orphan = sql`(t.group_id is null and t.org_item_id is null)`
  return sql<boolean>`(t.assignee_id is null and (${isCandidate(id)} or (${administrator} and ${orphan})))`
}

function beyond(key: RawBuilder<unknown>, done: boolean, cursor: string | undefined): RawBuilder<boolean> {
  if (cursor === undefined) return sql<boolean>`true`
  const [at, id] = readCursor<KeyAndId>(cursor, ([key, more]) => more === undefined && isTime(key))
  return sql<boolean>`(${key}, t.id) ${done ? sql`<` : sql`>`} (${at}::timestamptz, ${id}::uuid)`
}

const isTime = (key: unknown): boolean =>
  key === 'infinity' || (typeof key === 'string' && /^\d{4}-.{19}Z$/.test(key) && !Number.isNaN(Date.parse(key)))
