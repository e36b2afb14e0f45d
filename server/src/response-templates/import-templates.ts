import { createResponseTemplate, mostTemplates, type StaticOf, type TemplateImport, type TemplateKind } from '@parley/contract'
import { parse } from 'csv-parse/sync'
import { Check } from 'typebox/value'
import { audited } from '../audit/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { columnsOf, type Key, type Names, readSharing } from './csv-columns.ts'
import { namesFor } from './export-templates.ts'
import { createFolder } from './folders.ts'
import type { Reach } from './reach.ts'
import { tellTemplates } from './tell-templates.ts'
import { addTemplate } from './write-template.ts'

type New = StaticOf<NonNullable<(typeof createResponseTemplate)['body']>>
type Cells = Partial<Record<Key, string>>

/** Adds what is right and says of every other row why not. A row goes through the same door as a form. */
export async function importTemplates(work: Work, reach: Reach, kind: TemplateKind, csv: string): Promise<TemplateImport> {
  const rows = readRows(csv, kind)
  const names = await namesFor(work, reach)
  const result: TemplateImport = { added: 0, skipped: [] }
  for (const { line, cells } of rows) {
    try {
      const made = toNew(kind, cells, names)
      await addTemplate(work, reach, { ...made, folderId: await folderFor(work, reach, cells, names) })
      result.added++
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const detail = error.extra?.detail ?? error.extra?.suggestion ?? error.extra?.field?.slice(1)
      result.skipped.push({ line, name: cells.name ?? '', code: error.code, ...(detail && { detail }) })
    }
  }
  if (result.added > 0) {
    await tellTemplates(work, reach.userId, null, [{ with: 'all' }])
    audited(work, reach.by, 'templates-imported', { kind: 'templates', name: '' }, { after: { kind, added: result.added } })
  }
  return result
}

/** @throws {Refusal} `csv-unreadable` also where there is no Name, or there are too many rows */
function readRows(csv: string, kind: TemplateKind): { line: number; cells: Cells }[] {
  const rows = parsed(csv)
  const headings = (rows[0]?.record ?? []).map((heading) => heading.trim().toLowerCase())
  const keys = headings.map((heading) => columnsOf(kind).find((column) => column.heading.toLowerCase() === heading)?.key)
  if (!keys.includes('name') || rows.length - 1 > mostTemplates.rows) throw new Refusal('csv-unreadable')
  return rows.slice(1).map(({ record, line }) => ({
    line,
    cells: Object.fromEntries(keys.flatMap((key, at) => (key ? [[key, armed(record[at] ?? '')]] : []))),
  }))
}

function parsed(csv: string): { record: string[]; line: number }[] {
  const delimiter = csv.split(/\r?\n/, 1)[0]!.includes(';') ? ';' : ','
  const options = { bom: true, delimiter, info: true, relax_column_count: true, skip_empty_lines: true } as const
  try {
    const rows = parse(csv, options) as unknown as { record: string[]; info: { lines: number } }[]
    // What was read counts the line that a record ends in.
    return rows.map(({ record, info }) => ({ record, line: info.lines - breaksIn(record) }))
  } catch {
    throw new Refusal('csv-unreadable')
  }
}

const breaksIn = (record: readonly string[]) => record.join('').split('\n').length - 1

/** An export disarms what a spreadsheet would run. */
const armed = (cell: string) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)

function toNew(kind: TemplateKind, cells: Cells, names: Names): New {
  const sharing = readSharing(cells.sharing ?? '', names)
  if (!sharing) throw new Refusal('sharing-not-allowed')
  const { name = '', shortcut = '', description = '', text = '', url = '', keywords = '' } = cells
  const made = { kind, name, shortcut: shortcut.trim().replace(/^\//, ''), description, text, url: url.trim(), keywords, sharing }
  for (const [key, schema] of Object.entries(createResponseTemplate.body!.properties))
    if (key in made && !Check(schema, made[key as keyof typeof made])) throw new Refusal('bad-request', { field: `/${key}` })
  return made
}

async function folderFor(work: Work, reach: Reach, { folder = '' }: Cells, names: Names): Promise<string | null> {
  const name = folder.trim()
  if (name === '') return null
  const known = names.folders.find((one) => one.name.toLowerCase() === name.toLowerCase())
  if (known) return known.id
  const made = await createFolder(work, reach, [...name].slice(0, 200).join(''))
  names.folders.push(made)
  return made.id
}
