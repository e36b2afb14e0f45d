import * as contract from '@parley/contract'
import sharp from 'sharp'
import { afterAll, expect, test, vi } from 'vitest'
import type { Client } from '../../test/client.ts'
import { begin, newId, openDesk } from '../../test/desk.ts'
import { withOwnOrigin } from '../../test/own-origin.ts'
import { openLink } from './file-link.ts'

const { product, own } = await withOwnOrigin('files')
const desk = await openDesk(product)
const { olga, vera, ilya } = desk
afterAll(() => product[Symbol.asyncDispose]())

const picture = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#f00' } })
  .png()
  .toBuffer()

async function upload(who: Client, name: string, bytes: Buffer): Promise<contract.File> {
  const headers = { 'content-type': 'application/octet-stream' }
  const init = { method: 'PUT', body: bytes as never, headers }
  return (await (await who.fetch(`/api/files/${newId()}?name=${name}`, init)).json()) as contract.File
}
/** A picture in a session that Olga has. */
async function sent() {
  const { visitor, sessionId } = await begin(desk, olga)
  const file = await upload(visitor, 'me.png', picture)
  const path = { threadId: visitor.threadId, messageId: newId() }
  await visitor.get(contract.writeMessage, { path, body: { text: '', files: [file.id] } })
  return { visitor, sessionId, file }
}
async function linkFor(who: Client, { id }: { id: string }, query = ''): Promise<string> {
  const response = await who.fetch(`/api/files/${id}${query}`)
  expect([response.status, response.headers.get('cache-control')]).toEqual([302, 'no-store'])
  return response.headers.get('location')!
}

test('bytes are answered on the files’ origin, without a cookie, as before [FIL-05, reliability §5.1, §5.13]', async () => {
  const { visitor, file } = await sent()
  for (const who of [visitor, olga, vera]) {
    const link = await linkFor(who, file)
    expect(link.startsWith(`${own}/f/`)).toBe(true)
    const response = await fetch(link)
    expect(Buffer.from(await response.arrayBuffer()).equals(picture)).toBe(true)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-disposition': expect.stringContaining('attachment; filename="me.png"'),
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'private, no-cache',
    })
  }
  const preview = await fetch(await linkFor(olga, file, '?preview=1'))
  expect([preview.status, preview.headers.get('content-type')]).toEqual([200, 'image/webp'])
  expect((await ilya.fetch(`/api/files/${file.id}`)).status).toBe(404)
  expect((await product.anyone.fetch(`/api/files/${file.id}`)).status).toBe(401)
})

test('on the program’s origin there are none, whoever asks', async () => {
  const { file } = await sent()
  const link = await linkFor(olga, file)
  const { status } = await olga.fetch(new URL(link).pathname)
  expect(status).toBe(404)
})

test('a link holds for five minutes, and only as it was made', async () => {
  const { file } = await sent()
  const link = await linkFor(olga, file)
  const sealed = link.slice(`${own}/f/`.length)
  for (const forged of [sealed.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), `${sealed}AA`, 'v1.1.AAAA', 'x', '', file.id])
    expect((await fetch(`${own}/f/${forged}`)).status).toBe(404)
  const other = product.means.secrets.seal(product.means.secrets.open(sealed, 'file-link'), 'channel:1')
  expect((await fetch(`${own}/f/${other}`)).status).toBe(404)

  expect(openLink(product.means, sealed)).toMatchObject({ fileId: file.id, as: 'file', asker: { kind: 'user', id: olga.id } })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 60_000 })
  expect((await fetch(link)).status).toBe(404)
  vi.useRealTimers()
  expect((await fetch(link)).status).toBe(200)
})

test('a link is nothing to who lost the session meanwhile [P13]', async () => {
  const { file, sessionId } = await sent()
  const link = await linkFor(olga, file)
  const body = { to: { groupId: desk.second.id }, from: olga.id }
  await vera.get(contract.reassignSession, { path: { sessionId }, body })
  await desk.sofia.get(contract.takeSession, { path: { sessionId } })
  expect((await fetch(link)).status).toBe(404)
})

test('scripts of our own pages may read it, and those of no others', async () => {
  const { file } = await sent()
  const link = await linkFor(olga, file)
  const allowed = async (origin: string, method = 'GET') =>
    (await fetch(link, { method, headers: { origin } })).headers.get('access-control-allow-origin')
  expect(await allowed(product.url)).toBe(product.url)
  expect(await allowed(product.url, 'OPTIONS')).toBe(product.url)
  expect(await allowed('https://evil.example')).toBe(null)
  expect(await allowed('null')).toBe(null)
})

test('pictures of people are there too', async () => {
  const { id } = await upload(olga, 'me.png', picture)
  await olga.get(contract.editProfile, { body: { avatarFileId: id } })
  const response = await vera.fetch(`/api/users/${olga.id}/avatar`)
  expect(response.status).toBe(302)
  const seen = await fetch(response.headers.get('location')!)
  expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/webp'])
})

test('the policies of our pages name that origin and nothing more', async () => {
  const policy = async (path: string) =>
    (await product.anyone.fetch(path, { headers: { accept: 'text/html' } })).headers.get('content-security-policy')
  expect(await policy('/')).toMatch(`img-src 'self' data: blob: ${own};`)
  expect(await policy('/')).toMatch(`connect-src 'self' ${own};`)
  for (const page of [`/c/${desk.chat.id}`, `/widget/${desk.chat.id}`])
    expect(await policy(page)).toMatch(new RegExp(`connect-src 'self' ws://127\\.0\\.0\\.1:\\d+ ${own};`))
})
