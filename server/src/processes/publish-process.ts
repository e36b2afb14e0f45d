import type { ProcessVersion, Variable } from '@parley/contract'
import { sql } from 'kysely'
import { audited } from '../audit/index.ts'
import type { UserAsker } from '../people/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { tellProcess } from './edit-process.ts'
import type { ProcessesGiven, Reads } from './given.ts'
import { type Plan, planOf } from './plan.ts'
import { problemsOfDraft } from './problems-of-draft.ts'
import { holdProcess, named, processById } from './process.ts'
import { readDiagram } from './read-diagram.ts'

/**
 * What starts from now on runs by the draft that was seen. What is published already is not published twice.
 * @throws {Refusal} `not-found`, `changed-meanwhile`, `process-invalid`
 */
export function publishProcess(
  database: Database,
  given: ProcessesGiven,
  who: UserAsker,
  id: string,
  seen: number,
): Promise<void> {
  return transaction(database, async (work) => {
    const { version, changed, ...held } = await holdProcess(work, id)
    if (version !== seen) throw new Refusal('changed-meanwhile')
    // Not by `planOf`, which remembers: this version is not committed yet.
    const draft = { diagram: await readDiagram(held.diagram), variables: held.variables }
    const problems = await problemsOfDraft(work, given, draft)
    if (problems.length > 0) throw new Refusal('process-invalid', { problems })
    if (!changed) return
    const { rows } = await sql<{ number: number }>`
      insert into process_versions (process_id, number, diagram, variables, version, published_by)
      select p.id, coalesce((select max(number) from process_versions v where v.process_id = p.id), 0) + 1,
        p.diagram, p.variables, p.version, ${who.id}::uuid from processes p where p.id = ${id}::uuid returning number`.execute(
      work.db,
    )
    const { number } = rows[0]!
    await work.db.updateTable('processes').set({ published: number }).where('id', '=', id).execute()
    const before = number > 1 ? { published: number - 1, ...told(await planOf(work, id, number - 1)) } : undefined
    const after = { published: number, ...told(draft) }
    audited(work, who, 'process-published', { kind: 'process', id, name: held.name }, { before, after })
    tellProcess(work, id)
  })
}

/** What it does, step by step, without where that is drawn. */
function told({ diagram, variables }: Pick<Plan, 'diagram' | 'variables'>) {
  const steps = [...diagram.elements.values()].map(({ id: _id, scope: _scope, incoming: _in, outgoing: _out, ...step }) => step)
  const conditions = diagram.flows.flatMap(({ name, condition }) => (condition === '' ? [] : { name, condition }))
  return { variables, steps, conditions }
}

interface VersionRow {
  number: number
  published_at: Date
  published_by: string | null
  published_by_name: string | null
  running: number
  diagram: string
  variables: Variable[]
}

const toVersion = ({ number, published_at, published_by, published_by_name, running }: VersionRow): ProcessVersion => ({
  ...{ number, running },
  publishedAt: published_at.toISOString(),
  publishedBy: named(published_by, published_by_name),
})

/** Newest first. */
export async function listVersions(reads: Reads, id: string): Promise<ProcessVersion[]> {
  await processById(reads, id)
  return (await versionRows(reads, id, null)).map(toVersion)
}

export async function readVersion(reads: Reads, id: string, number: string) {
  await processById(reads, id)
  const [row] = /^[1-9]\d{0,8}$/.test(number) ? await versionRows(reads, id, Number(number)) : []
  if (!row) throw new Refusal('not-found')
  return { ...toVersion(row), diagram: row.diagram, variables: row.variables }
}

async function versionRows({ db }: Reads, id: string, number: number | null): Promise<VersionRow[]> {
  const whole = number !== null
  const { rows } = await sql<VersionRow>`
    select v.number, v.published_at, v.published_by, u.name as published_by_name,
      (select count(*)::int from process_instances i
        where i.process_id = v.process_id and i.version = v.number and i.state in ('running', 'failed')) as running
      ${whole ? sql`, v.diagram, v.variables` : sql``}
    from process_versions v left join users u on u.id = v.published_by
    where v.process_id = ${id}::uuid and ${whole ? sql`v.number = ${number}` : sql`true`}
    order by v.number desc limit 500`.execute(db)
  return rows
}
