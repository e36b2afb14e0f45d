import { Readable } from 'node:stream'
import { maxUserImportRows, maxUserImportSize } from '@parley/contract'
import { type CsvRow, delimiterIn, isCsvError, plainCell, readCsv } from '../../platform/csv-in.ts'
import { Refusal } from '../../platform/refusal.ts'

/** Somebody as the file names them. */
export interface PersonRow {
  line: number
  name: string
  email: string
  position: string
  /** As they stand in their cell. */
  groups: string
  /** There are more cells than headings: a part of the row stands where it does not belong. */
  tooMany: boolean
}

export interface PeopleFile {
  rows: PersonRow[]
  /** Headings that say nothing here. */
  ignored: string[]
}

type Column = 'name' | 'email' | 'position' | 'groups'

/** By heading, without regard to case, spaces and hyphens. */
const columns: ReadonlyMap<string, Column> = new Map([
  ['name', 'name'],
  ['fullname', 'name'],
  ['email', 'email'],
  ['emailaddress', 'email'],
  ['mail', 'email'],
  ['position', 'position'],
  ['jobtitle', 'position'],
  ['groups', 'groups'],
  ['group', 'groups'],
])

/** What was sent, as far as it may be read at all. */
export async function takeBytes(stream: Readable, length: number | undefined): Promise<Buffer> {
  if (length !== undefined && length > maxUserImportSize) throw new Refusal('import-too-large')
  const parts: Buffer[] = []
  let size = 0
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length
    if (size > maxUserImportSize) throw new Refusal('import-too-large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** @throws {Refusal} where the file as a whole is none of people */
export async function readPeople(bytes: Buffer): Promise<PeopleFile> {
  const [headings, ...rest] = await rowsOf(textOf(bytes))
  if (!headings) throw new Refusal('import-empty')
  const names = headings.cells.map((heading) => columns.get(heading.toLowerCase().replace(/[\s\-_]/g, '')))
  if (!names.includes('name') || !names.includes('email')) throw new Refusal('csv-headings-missing')
  if (rest.length === 0) throw new Refusal('import-empty')
  const of = (cells: string[], column: Column) => plainCell(cells[names.indexOf(column)] ?? '')
  return {
    ignored: headings.cells.filter((heading, at) => heading.trim() !== '' && (!names[at] || names.indexOf(names[at]) !== at)),
    rows: rest.map(({ cells, line }) => ({
      line,
      name: of(cells, 'name'),
      email: of(cells, 'email'),
      position: of(cells, 'position'),
      groups: of(cells, 'groups'),
      tooMany: cells.slice(names.length).some((cell) => cell.trim() !== ''),
    })),
  }
}

function textOf(bytes: Buffer): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (!text.includes('\u0000')) return text
  } catch {
    // Told below.
  }
  throw new Refusal('csv-not-unicode')
}

/** Rows with nothing in them, as spreadsheets leave them below the last one, are none. */
async function rowsOf(text: string): Promise<CsvRow[]> {
  const rows: CsvRow[] = []
  try {
    for await (const row of readCsv(Readable.from([text]), delimiterIn(text))) {
      if (row.cells.every((cell) => cell.trim() === '')) continue
      if (rows.length > maxUserImportRows) throw new Refusal('import-too-long')
      rows.push(row)
    }
  } catch (error) {
    throw isCsvError(error) ? new Refusal('csv-unreadable', { detail: error.message.slice(0, 300) }) : error
  }
  return rows
}
