import type { Readable } from 'node:stream'
import { type CsvError, type Options, type Parser, parse } from 'csv-parse'

/** A row of CSV, the line that it begins in, and how many bytes were read so far. */
export interface CsvRow {
  cells: string[]
  line: number
  read: number
}

/** Row after row, the headings first; no more of it is in memory than a few rows. */
export async function* readCsv(stream: Readable, delimiter: string): AsyncGenerator<CsvRow> {
  const parser = parserOf(delimiter)
  stream.once('error', (error) => parser.destroy(error))
  stream.pipe(parser)
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number; bytes: number } }>)
      yield { cells: record, line: info.lines, read: info.bytes }
  } finally {
    stream.destroy()
    parser.destroy()
  }
}

function parserOf(delimiter: string): Parser {
  const options: Options = {
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 1_000_000,
  }
  return parse(options)
}

export const isCsvError = (error: unknown): error is CsvError =>
  error instanceof Error && String((error as { code?: unknown }).code).startsWith('CSV_')

/** What most parts the first line. */
export function delimiterIn(text: string): string {
  const head = text.split(/\r?\n/, 1)[0]!.replace(/"[^"]*"/g, '')
  const counted = [',', ';', '\t'].map((sign) => [sign, head.split(sign).length] as const)
  return counted.toSorted((a, b) => b[1] - a[1])[0]![0]
}

/** An export puts an apostrophe before what a spreadsheet would run. */
export function plainCell(cell: string): string {
  const text = cell.trim()
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text
}
