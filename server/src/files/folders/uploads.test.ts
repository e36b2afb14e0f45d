import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { deflateSync } from 'node:zlib'
import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { newId, openDesk } from '../../../test/desk.ts'
import { makeFolder, namesIn, put, readBytes, rootsOf, sendPart } from '../../../test/folders.ts'
import { removeOldUploads } from './upload.ts'

const desk = await openDesk()
const { product, olga, vera, admin, db } = desk
afterAll(() => product[Symbol.asyncDispose]())
const { mine } = await rootsOf(olga)
const codeOf = async (response: Response) => ((await response.json()) as contract.Problem).code

const begin = (size: number, more: object = {}, uploadId = newId()) =>
  olga.ask(contract.startUpload, {
    path: { uploadId },
    body: { parentId: mine.id, name: 'big.bin', size, conflict: 'keep-both', ...more },
  })
const partsOf = (uploadId: string) =>
  db.selectFrom('folder_upload_parts').select('key').where('upload_id', '=', uploadId).execute()

test('an upload in parts goes on after the connection was lost in the middle of one', async () => {
  const bytes = randomBytes(3_000_000)
  const { id } = (await begin(bytes.length)).body
  expect((await sendPart(olga, id, 0, bytes.subarray(0, 1_000_000))).status).toBe(200)
  await new Promise<void>((cut) => {
    const headers = {
      ...olga.headers,
      origin: product.url,
      'content-type': 'application/octet-stream',
      'content-length': 1_000_000,
    }
    const sending = request(`${product.url}/api/folder-uploads/${id}?offset=1000000`, { method: 'PATCH', headers })
    sending.on('error', () => cut())
    sending.write(bytes.subarray(1_000_000, 1_400_000), () => setImmediate(() => sending.destroy(new Error('cut'))))
  })
  expect((await olga.get(contract.readUpload, { path: { uploadId: id } })).received).toBe(1_000_000)
  // Sent twice, or too early: told to look where to go on.
  expect(await codeOf(await sendPart(olga, id, 0, bytes.subarray(0, 1_000_000)))).toBe('upload-elsewhere')
  expect(await codeOf(await sendPart(olga, id, 2_000_000, bytes.subarray(2_000_000)))).toBe('upload-elsewhere')
  expect(await codeOf(await sendPart(olga, id, 1_000_000, Buffer.alloc(2_000_001)))).toBe('file-too-large')
  expect((await sendPart(olga, id, 1_000_000, 'tiny')).status).toBe(409)
  expect((await sendPart(vera, id, 1_000_000, bytes.subarray(1_000_000))).status).toBe(404)
  const { entry } = (await (await sendPart(olga, id, 1_000_000, bytes.subarray(1_000_000))).json()) as contract.FileUpload
  expect(Buffer.from(await (await readBytes(olga, entry!.file)).arrayBuffer()).equals(bytes)).toBe(true)
  // The last answer was lost, and it is asked for again.
  expect(((await (await sendPart(olga, id, 3_000_000, '')).json()) as contract.FileUpload).entry?.id).toBe(entry!.id)
  await expect.poll(() => partsOf(id)).toEqual([])
})

test('two that send the same part at the same time make one file', async () => {
  const bytes = randomBytes(500_000)
  const { id } = (await begin(bytes.length, { name: 'twice.bin' })).body
  await Promise.all([sendPart(olga, id, 0, bytes), sendPart(olga, id, 0, bytes)])
  expect((await namesIn(olga, mine.id)).filter((name) => name.startsWith('twice'))).toEqual(['twice.bin'])
})

test('5 GB and more than there is room for are refused before a byte comes; what is under way counts', async () => {
  expect((await begin(5_000_000_000)).problem?.code).toBe('upload-too-large')
  await admin.get(contract.editSettings, { body: { fileQuotaMegabytes: 10, largestFileMegabytes: 8 } })
  await expect.poll(async () => (await rootsOf(vera)).usage).toEqual({ used: 0, quota: 10_000_000, largest: 8_000_000 })
  const veras = (await rootsOf(vera)).mine.id
  const start = (size: number, uploadId = newId()) =>
    vera.ask(contract.startUpload, { path: { uploadId }, body: { parentId: veras, name: 'a', size, conflict: 'keep-both' } })
  expect((await start(8_000_001)).problem?.code).toBe('upload-too-large')
  const both = await Promise.all([start(6_000_000), start(6_000_000)])
  expect(both.map(({ problem }) => problem?.code ?? 'ok').sort()).toEqual(['ok', 'quota-full'])
  const { id } = both.find(({ problem }) => !problem)!.body
  expect((await vera.get(contract.listRoots)).usage.used).toBe(6_000_000)
  expect((await olga.ask(contract.cancelUpload, { path: { uploadId: id } })).status).toBe(200)
  expect((await vera.get(contract.listRoots)).usage.used).toBe(6_000_000)
  await vera.get(contract.cancelUpload, { path: { uploadId: id } })
  expect((await vera.get(contract.listRoots)).usage.used).toBe(0)
  const file = await put(vera, veras, 'a.bin', randomBytes(6_000_000))
  const path = { entryId: file.id, copyId: newId() }
  expect((await vera.ask(contract.copyEntry, { path, body: { parentId: veras } })).problem?.code).toBe('quota-full')
  // The trash counts until it is emptied.
  await vera.get(contract.trashEntry, { path: { entryId: file.id } })
  expect((await start(6_000_000)).problem?.code).toBe('quota-full')
  await vera.get(contract.emptyTrash)
  expect((await start(6_000_000)).status).toBe(200)
  await admin.get(contract.editSettings, { body: { fileQuotaMegabytes: 5_000, largestFileMegabytes: 500 } })
})

test('an upload that nobody ends is removed after a day, with its bytes; so is one whose folder went', async () => {
  const folder = await makeFolder(olga, mine.id, 'Going')
  const { id } = (await begin(2_000_000, { parentId: folder.id })).body
  await sendPart(olga, id, 0, Buffer.alloc(1_000_000))
  const [part] = await partsOf(id)
  await olga.get(contract.trashEntry, { path: { entryId: folder.id } })
  await olga.get(contract.eraseEntry, { path: { entryId: folder.id } })
  expect((await sendPart(olga, id, 1_000_000, Buffer.alloc(1_000_000))).status).toBe(404)
  const { storage } = product.means
  const run = () => removeOldUploads(storage).run(product.database, undefined, { number: 1, isLast: false })
  await run()
  expect((await storage.get(part!.key).then((bytes) => bytes.toArray())).length).toBeGreaterThan(0)
  await db
    .updateTable('folder_uploads')
    .set({ changed_at: new Date(Date.now() - 25 * 3_600_000) })
    .where('id', '=', id)
    .execute()
  await run()
  expect((await olga.ask(contract.readUpload, { path: { uploadId: id } })).status).toBe(404)
  await expect(storage.get(part!.key).then((bytes) => bytes.toArray())).rejects.toThrow('ENOENT')
})

test('a program called .png is a program, and a picture that would burst is kept without being drawn', async () => {
  const program = await put(olga, mine.id, 'invoice.png', Buffer.concat([Buffer.from('MZ'), randomBytes(2_000)]))
  expect(program.file).toMatchObject({ type: 'application/x-msdownload', width: null })
  const response = await readBytes(olga, program.file)
  expect(response.headers.get('content-type')).toBe('application/x-msdownload')
  expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(response.headers.get('content-security-policy')).toContain('sandbox')
  const bomb = await put(olga, mine.id, 'bomb.png', pngBomb(100_000, 100_000))
  expect(bomb.file).toMatchObject({ type: 'image/png', width: null, height: null })
})

test('sound and film are read in parts, as players ask for them', async () => {
  const { file } = await put(olga, mine.id, 'song.mp3', `ID3${'0123456789'.repeat(10)}`)
  expect(file?.type).toBe('audio/mpeg')
  const part = async (range: string) => {
    const response = await readBytes(olga, file, { range })
    return [response.status, response.headers.get('content-range'), await response.text()]
  }
  expect(await part('bytes=3-5')).toEqual([206, 'bytes 3-5/103', '012'])
  expect(await part('bytes=100-')).toEqual([206, 'bytes 100-102/103', '789'])
  expect(await part('bytes=-2')).toEqual([206, 'bytes 101-102/103', '89'])
  expect(await part('bytes=0-999')).toEqual([206, 'bytes 0-102/103', `ID3${'0123456789'.repeat(10)}`])
  expect((await part('bytes=103-')).slice(0, 2)).toEqual([416, 'bytes */103'])
  for (const all of ['bytes=5-3', 'bytes=-', 'lines=1-2', 'bytes=0-1,4-5']) expect((await part(all))[0]).toBe(200)
})

/** One bit a pixel, and next to nothing to send. */
function pngBomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const crc = Buffer.alloc(4)
    crc.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, crc])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 1
  const rows = deflateSync(Buffer.alloc((width / 8 + 1) * 1_000))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc32(bytes: Buffer): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}
