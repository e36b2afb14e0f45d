import type { Named, Process, ProcessProblem, ProcessRow, Variable } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import { Refusal } from '../platform/refusal.ts'
import type { Reads } from './given.ts'

/** A row of processes with what its views tell. */
export interface ProcessRecord {
  id: string
  name: string
  description: string
  workspace: string | null
  app_id: string | null
  app_name: string | null
  diagram: string
  variables: Variable[]
  version: number
  published: number | null
  changed: boolean
  changed_at: Date
  changed_by: string | null
  changed_by_name: string | null
  created_by: string | null
  running: number
}

type RowRecord = Pick<ProcessRecord, 'id' | 'name' | 'description' | 'workspace' | 'app_id' | 'app_name' | 'published'>

const toProcessRow = ({ app_id, app_name, ...row }: RowRecord): ProcessRow => ({
  ...{ id: row.id, name: row.name, description: row.description, workspace: row.workspace, published: row.published },
  app: app_id === null ? null : { id: app_id, name: app_name ?? '' },
})

export function toProcess(row: ProcessRecord, problems: ProcessProblem[]): Process {
  const { diagram, variables, version } = row
  return { ...toProcessRow(row), ...{ diagram, variables, version, problems }, ...toStanding(row) }
}

export const named = (id: string | null, name: string | null): Named | null => (id === null ? null : { id, name: name ?? '' })

/** What lists show, of processes `p` that are there: those of a deleted app are gone with it. */
const rowColumns = sql`p.id, p.name, p.description, p.workspace, p.app_id, a.name as app_name, p.published`
const present = sql`processes p left join apps a on a.id = p.app_id`
const isPresent = sql<boolean>`p.deleted_at is null and (p.app_id is null or (a.id is not null and a.deleted_at is null))`

export async function processesWhere({ db }: Reads, which: RawBuilder<boolean>): Promise<ProcessRow[]> {
  const { rows } = await sql<RowRecord>`
    select ${rowColumns} from ${present} where ${isPresent} and ${which} order by lower(p.name), p.id limit 1000`.execute(db)
  return rows.map(toProcessRow)
}

const standing = sql`p.changed_at, p.changed_by, u.name as changed_by_name,
  v.number is null or v.diagram <> p.diagram or v.variables <> p.variables as changed,
  (select count(*)::int from process_instances i where i.process_id = p.id and i.state in ('running', 'failed')) as running`
const presentStanding = sql`${present} left join users u on u.id = p.changed_by
  left join process_versions v on v.process_id = p.id and v.number = p.published`

type Standing = Pick<ProcessRecord, 'changed' | 'changed_at' | 'changed_by' | 'changed_by_name' | 'running'>

const toStanding = ({ changed, running, ...row }: Standing): NonNullable<ProcessRow['standing']> => ({
  ...{ changed, running, changedAt: row.changed_at.toISOString() },
  changedBy: named(row.changed_by, row.changed_by_name),
})

/** All of them with how they stand, for administrators. */
export async function allProcesses({ db }: Reads): Promise<ProcessRow[]> {
  const { rows } = await sql<RowRecord & Standing>`
    select ${rowColumns}, ${standing} from ${presentStanding} where ${isPresent}
    order by lower(p.name), p.id limit 1000`.execute(db)
  return rows.map((row) => ({ ...toProcessRow(row), standing: toStanding(row) }))
}

/** @throws {Refusal} `not-found` */
export async function processById({ db }: Reads, id: string): Promise<ProcessRecord> {
  const { rows } = await sql<ProcessRecord>`
    select ${rowColumns}, p.diagram, p.variables, p.version, p.created_by, ${standing}
    from ${presentStanding} where p.id = ${id}::uuid and ${isPresent}`.execute(db)
  if (!rows[0]) throw new Refusal('not-found')
  return rows[0]
}

/** As it stays until this is committed: whoever edits or publishes holds it. */
export async function holdProcess(reads: Reads, id: string): Promise<ProcessRecord> {
  await sql`select from processes where id = ${id}::uuid for update`.execute(reads.db)
  return processById(reads, id)
}

/** Where administrators hear of processes and all that runs. */
export const administratorsTopic = 'processes'
