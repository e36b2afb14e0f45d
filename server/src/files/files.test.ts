import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import * as contract from '@parley/contract'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import type { Client } from '../../test/client.ts'
import { begin, newId, openDesk } from '../../test/desk.ts'
import { removeLooseFiles } from './remove-loose-files.ts'

const desk = await openDesk()
const { product, olga, sofia, vera, ilya, clara, db } = desk
afterAll(() => product[Symbol.asyncDispose]())

function upload(who: Client, name: string, bytes: Buffer | string, id = newId()) {
  return who.fetch(`/api/files/${id}?name=${encodeURIComponent(name)}`, {
    method: 'PUT',
    body: bytes as never,
    headers: { 'content-type': 'application/octet-stream' },
  })
}
async function uploaded(who: Client, name: string, bytes: Buffer | string, id = newId()): Promise<contract.File> {
  const response = await upload(who, name, bytes, id)
  expect(response.status).toBe(200)
  return (await response.json()) as contract.File
}
const read = (who: Client, { id }: { id: string }, query = '') => who.fetch(`/api/files/${id}${query}`)
const codeOf = async (response: Response) => ((await response.json()) as contract.Problem).code

test('what goes up comes down, as an attachment under a sandbox [FIL-05]', async () => {
  const bytes = randomBytes(300_000)
  const file = await uploaded(clara, 'Rechnung März.bin', bytes)
  expect(file).toEqual({
    id: file.id,
    name: 'Rechnung März.bin',
    type: 'application/octet-stream',
    size: 300_000,
    width: null,
    height: null,
  })
  const response = await read(clara, file)
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-disposition': `attachment; filename="Rechnung M_rz.bin"; filename*=UTF-8''Rechnung%20M%C3%A4rz.bin`,
    'content-security-policy': expect.stringContaining('sandbox'),
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-cache',
  })
})

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\Ann\\cv.pdf', 'cv.pdf'],
  ['photo\u202egpj.exe', 'photogpj.exe'],
  ['two\nlines\u0000.txt', 'twolines.txt'],
  ['"; rm -rf x.sh', '"; rm -rf x.sh'],
  ['..', 'file'],
  ['', 'file'],
  [`${'n'.repeat(400)}.pdf`, `${'n'.repeat(196)}.pdf`],
])('a name is data only: %j', async (name, kept) => {
  const file = await uploaded(clara, name, 'x')
  expect(file.name).toBe(kept)
  const { headers } = await read(clara, file)
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.~%-]+$/)
})

test.each([
  ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['page.html', '<!doctype html><script>alert(1)</script>'],
  ['picture.png', '<html>not a picture</html>'],
])('%s is bytes to a browser, and has no preview', async (name, text) => {
  const file = await uploaded(clara, name, text)
  expect([file.type, file.width]).toEqual(['application/octet-stream', null])
  const response = await read(clara, file)
  expect(response.headers.get('content-type')).toBe('application/octet-stream')
  expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
  expect((await read(clara, file, '?preview=1')).status).toBe(404)
})

test('an image is previewed as WebP of at most 1,600 pixels, upright and without EXIF', async () => {
  const noise = await sharp({ create: { width: 3200, height: 1000, channels: 3, background: '#3958d1' } })
    .withExif({ IFD0: { Make: 'SecretCamera' }, IFD3: { GPSLatitude: '52/1 31/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const file = await uploaded(clara, 'holiday.jpg', noise)
  expect(file).toMatchObject({ type: 'image/jpeg', width: 500, height: 1600 })
  const response = await read(clara, file, '?preview=1')
  expect(response.headers.get('content-type')).toBe('image/webp')
  expect(response.headers.get('content-disposition')).toBe('inline')
  const preview = Buffer.from(await response.arrayBuffer())
  expect(await sharp(preview).metadata()).toMatchObject({ format: 'webp', width: 500, height: 1600 })
  expect(preview.includes('SecretCamera')).toBe(false)
})

test('an image of more than 50 megapixels, or a broken one, is kept without a preview', async () => {
  const huge = await sharp({ create: { width: 8000, height: 7000, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  expect(await uploaded(clara, 'huge.png', huge)).toMatchObject({ type: 'image/png', width: null })
  expect(await uploaded(clara, 'broken.png', huge.subarray(0, 200))).toMatchObject({ type: 'image/png', width: null })
})

test('empty, too large, and of another kind of body: each is refused', async () => {
  expect(await codeOf(await upload(clara, 'a.txt', ''))).toBe('file-empty')
  expect(await codeOf(await upload(clara, 'a.txt', Buffer.alloc(25_000_001)))).toBe('file-too-large')
  const form = await clara.fetch(`/api/files/${newId()}?name=a`, {
    method: 'PUT',
    body: 'a=b',
    headers: { 'content-type': 'text/plain' },
  })
  expect(await codeOf(form)).toBe('bad-request')
  expect((await uploaded(clara, 'full.bin', Buffer.alloc(25_000_000, 1))).size).toBe(25_000_000)
})

test('an upload that is cut in the middle leaves nothing, and goes through again with the same id', async () => {
  const id = newId()
  await new Promise<void>((cut) => {
    const sending = request(`${product.url}/api/files/${id}?name=a.bin`, {
      method: 'PUT',
      headers: { ...clara.headers, origin: product.url, 'content-type': 'application/octet-stream', 'content-length': 1_000_000 },
    })
    sending.on('error', () => cut())
    sending.write(Buffer.alloc(400_000), () => setImmediate(() => sending.destroy(new Error('cut'))))
  })
  expect((await read(clara, { id })).status).toBe(404)
  expect(await db.selectFrom('files').select('id').where('id', '=', id).execute()).toEqual([])
  expect((await uploaded(clara, 'a.bin', Buffer.alloc(1_000_000), id)).size).toBe(1_000_000)
})

test('the same id again is the same file; another name, or somebody else, is refused', async () => {
  const id = newId()
  const first = await uploaded(clara, 'a.txt', 'abc', id)
  expect(await uploaded(clara, 'a.txt', 'abc', id)).toEqual(first)
  expect((await upload(clara, 'b.txt', 'abc', id)).status).toBe(404)
  expect((await upload(clara, 'a.txt', 'abcd', id)).status).toBe(404)
  expect((await upload(ilya, 'a.txt', 'abc', id)).status).toBe(404)
})

test('a loose file is its uploader’s alone; in a session, of its customer and of those who may see it [FIL-05]', async () => {
  const { visitor, sessionId } = await begin(desk, olga)
  const other = await desk.visitor()
  const file = await uploaded(visitor, 'order.pdf', '%PDF-1.7 order')
  expect(file.type).toBe('application/pdf')
  for (const who of [olga, vera, other, product.anyone]) expect((await read(who, file)).status).toBeGreaterThanOrEqual(401)
  const path = { threadId: visitor.threadId, messageId: newId() }
  const sent = await visitor.get(contract.writeMessage, { path, body: { text: '', files: [file.id] } })
  expect([sent.sessionId, sent.files]).toEqual([sessionId, [file]])
  for (const who of [visitor, olga, vera]) expect((await read(who, file)).status).toBe(200)
  for (const who of [other, ilya, sofia, clara]) expect((await read(who, file)).status).toBe(404)
})

test('only the uploader can attach a file, and once: a message with somebody else’s upload id is refused', async () => {
  const { visitor } = await begin(desk, olga)
  const stranger = (await begin(desk)).visitor
  const file = await uploaded(visitor, 'a.txt', 'abc')
  const send = (who: typeof visitor) =>
    who.ask(contract.writeMessage, {
      path: { threadId: who.threadId, messageId: newId() },
      body: { text: 'See', files: [file.id] },
    })
  expect((await send(stranger)).problem?.code).toBe('file-not-found')
  expect((await send(visitor)).status).toBe(200)
  expect((await send(visitor)).problem?.code).toBe('file-not-found')
})

test('a visitor may upload five files a minute, and is told when to go on [reliability §5.32]', async () => {
  const visitor = await desk.visitor()
  for (let count = 0; count < 5; count++) await uploaded(visitor, 'a.txt', 'a')
  const refused = await upload(visitor, 'a.txt', 'a')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('a picture of oneself is an image that one uploaded; colleagues see it as WebP', async () => {
  const png = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#f00' } })
    .png()
    .toBuffer()
  const picture = await uploaded(olga, 'me.png', png)
  const text = await uploaded(olga, 'me.txt', 'me')
  const set = (who: Client, avatarFileId: string) => who.ask(contract.editProfile, { body: { avatarFileId } })
  expect((await set(olga, text.id)).problem?.code).toBe('file-not-found')
  expect((await set(ilya, picture.id)).problem?.code).toBe('file-not-found')
  expect((await set(olga, picture.id)).body.avatarFileId).toBe(picture.id)
  const seen = await vera.fetch(`/api/users/${olga.id}/avatar`)
  expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/webp'])
  expect((await vera.fetch(`/api/users/${ilya.id}/avatar`)).status).toBe(404)
})

test('what nobody has sent within a day is removed, with its bytes', async () => {
  const loose = await uploaded(clara, 'loose.txt', 'loose')
  const fresh = await uploaded(clara, 'fresh.txt', 'fresh')
  const yesterday = new Date(Date.now() - 25 * 3_600_000)
  await db.updateTable('files').set({ created_at: yesterday }).where('id', '=', loose.id).execute()
  const { key } = await db.selectFrom('files').select('key').where('id', '=', loose.id).executeTakeFirstOrThrow()
  await removeLooseFiles(product.means.storage).run(product.database, undefined, { number: 1, isLast: false })
  expect((await read(clara, loose)).status).toBe(404)
  expect((await read(clara, fresh)).status).toBe(200)
  await expect(product.means.storage.get(key).then(buffer)).rejects.toThrow('ENOENT')
  const avatars = await db.selectFrom('users').select('avatar_file_id').where('id', '=', olga.id).executeTakeFirstOrThrow()
  expect((await read(olga, { id: avatars.avatar_file_id! })).status).toBe(200)
})
