import type { TemplateKind } from '@parley/contract'
import { sql } from 'kysely'
import { columnsOf, type Names, sharingText } from './csv-columns.ts'
import { listFolders } from './folders.ts'
import type { Reach, Reads } from './reach.ts'
import { readChoices } from './read-choices.ts'
import { findTemplates, sharingOf } from './template.ts'

/** Headings, then what somebody finds, as `importTemplates` reads it. */
export async function exportRows(reads: Reads, reach: Reach, kind: TemplateKind): Promise<AsyncIterable<string[][]>> {
  const [rows, names] = await Promise.all([findTemplates(reads, reach, sql`t.kind = ${kind}`), namesFor(reads, reach)])
  const columns = columnsOf(kind)
  async function* all() {
    yield [columns.map(({ heading }) => heading)]
    yield rows.map((row) => {
      const folder = names.folders.find(({ id }) => id === row.folder_id)?.name ?? ''
      const said = { ...row, folder, sharing: sharingText(sharingOf(row), names) }
      return columns.map(({ key }) => said[key])
    })
  }
  return all()
}

export async function namesFor(reads: Reads, reach: Reach): Promise<Names> {
  const [folders, { liveChats, groups }] = await Promise.all([listFolders(reads, reach), readChoices(reads, reach)])
  return { folders, liveChats, groups }
}
