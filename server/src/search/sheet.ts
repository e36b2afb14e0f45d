import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { attachment } from '../platform/attachment.ts'

/** What a spreadsheet program needs besides the rows (ECMA-376, part 1). */
const parts = {
  '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sessions" sheetId="1" r:id="rId1"/></sheets></workbook>`,
}
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** As one sheet of texts, written while it is read: a cell of type `inlineStr` is never run as a formula, whatever it begins with. */
export function sendSheet(reply: FastifyReply, name: string, rows: AsyncIterable<string[][]>): FastifyReply {
  return reply
    .headers({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': attachment(`${name}.xlsx`),
    })
    .send(Readable.from(sheet(rows), { objectMode: false }))
}

async function* sheet(rows: AsyncIterable<string[][]>): AsyncGenerator<Uint8Array> {
  let made: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    made.push(chunk)
  })
  const add = (path: string) => {
    const file = new ZipDeflate(path)
    zip.add(file)
    return file
  }
  for (const [path, text] of Object.entries(parts)) add(path).push(strToU8(head + text), true)
  const page = add('xl/worksheets/sheet1.xml')
  page.push(strToU8(`${head}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`))
  for await (const some of rows) {
    page.push(strToU8(some.map(rowOf).join('')))
    yield* made
    made = []
  }
  page.push(strToU8('</sheetData></worksheet>'), true)
  zip.end()
  yield* made
}

const rowOf = (cells: readonly string[]) =>
  `<row>${cells.map((cell) => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`).join('')}</row>`

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Without what XML 1.0 cannot hold. */
function escaped(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .slice(0, 32_767)
    .replace(/[&<>]/g, (sign) => signs[sign]!)
}
