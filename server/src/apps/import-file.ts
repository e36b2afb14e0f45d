import type { Readable } from 'node:stream'
import { type CsvRow, delimiterIn, readCsv } from '../platform/csv-in.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Storage } from '../platform/storage.ts'

export async function* readRows(storage: Storage, key: string, delimiter: string): AsyncGenerator<CsvRow> {
  yield* readCsv(await storage.get(key), delimiter)
}

export async function delimiterOf(storage: Storage, key: string): Promise<string> {
  return delimiterIn(await headOf(await storage.get(key)))
}

async function headOf(stream: Readable): Promise<string> {
  let head = Buffer.alloc(0)
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    head = Buffer.concat([head, chunk])
    if (head.length >= 64 * 1024) break
  }
  if (head.includes(0)) throw new Refusal('csv-unreadable')
  return head.toString('utf8')
}
