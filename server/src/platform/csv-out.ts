import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { FastifyReply } from 'fastify'
import { attachment } from './attachment.ts'

/** A spreadsheet would run what begins so (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/

/** A text, or what is known to be a number or a phone: nothing of it is run, whatever it begins with. */
export type Cell = string | { plain: string }

/** With a byte order mark, so that spreadsheets read it as UTF-8; formulas are disarmed by an apostrophe. */
export function sendCsv(reply: FastifyReply, name: string, rows: AsyncIterable<Cell[][]>): FastifyReply {
  async function* text() {
    yield '\ufeff'
    for await (const some of rows) yield csvOf(some)
  }
  return reply
    .headers({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(`${name}.csv`),
    })
    .send(Readable.from(text(), { objectMode: false }))
}

function csvOf(rows: readonly Cell[][]): string {
  return stringify(rows.map((row) => row.map(written)))
}

function written(cell: Cell): string {
  if (typeof cell !== 'string') return cell.plain
  return formula.test(cell) ? `'${cell}` : cell
}
