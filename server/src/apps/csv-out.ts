import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { FastifyReply } from 'fastify'

/** A spreadsheet would run what begins so (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/

/** With a byte order mark, so that spreadsheets read it as UTF-8; formulas are disarmed by an apostrophe. */
export function sendCsv(reply: FastifyReply, name: string, rows: AsyncIterable<string[][]>): FastifyReply {
  async function* text() {
    yield '\ufeff'
    for await (const some of rows) yield csvOf(some)
  }
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  return reply
    .headers({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${plain}.csv"; filename*=UTF-8''${encodeURIComponent(name)}.csv`,
    })
    .send(Readable.from(text(), { objectMode: false }))
}

function csvOf(rows: readonly string[][]): string {
  return stringify(rows.map((row) => row.map((cell) => (formula.test(cell) ? `'${cell}` : cell))))
}
