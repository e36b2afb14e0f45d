import type { Process, ProcessRow } from '@parley/contract'
import { sql } from 'kysely'
import { rightsInApps } from '../apps/index.ts'
import type { UserAsker } from '../people/index.ts'
import type { ProcessesGiven, Reads } from './given.ts'
import { problemsOfDraft } from './problems-of-draft.ts'
import { allProcesses, processById, processesWhere, toProcess } from './process.ts'
import { readDiagram } from './read-diagram.ts'

/** By name. Drafts are for administrators; what others may start is all that they see [APP-10]. */
export async function listProcesses(reads: Reads, who: UserAsker, startable: boolean): Promise<ProcessRow[]> {
  if (!startable && who.administrator) return allProcesses(reads)
  const published = await publishedProcesses(reads)
  const mayStart = await startableBy(reads, who, published)
  return published.filter(mayStart)
}

/** All that a session can start, company's, workspaces' and apps' [BPR-01]. */
export const publishedProcesses = (reads: Reads): Promise<ProcessRow[]> => processesWhere(reads, sql`p.published is not null`)

/** Outside of a chat: administrators any, others those of apps where they have the right [APP-10]. */
export async function startableBy(
  reads: Reads,
  who: UserAsker,
  rows: readonly ProcessRow[],
): Promise<(row: ProcessRow) => boolean> {
  if (who.administrator) return () => true
  const rightsOf = await rightsInApps(reads, who, [...new Set(rows.flatMap(({ app }) => app?.id ?? []))])
  return ({ app }) => app !== null && rightsOf(app.id).processes
}

export async function readProcess(reads: Reads, given: ProcessesGiven, id: string): Promise<Process> {
  const row = await processById(reads, id)
  const draft = { diagram: await readDiagram(row.diagram), variables: row.variables }
  return toProcess(row, await problemsOfDraft(reads, given, draft))
}
