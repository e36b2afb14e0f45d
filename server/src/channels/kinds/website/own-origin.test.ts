import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { clientOf } from '../../../../test/client.ts'
import { openDesk, until, write } from '../../../../test/desk.ts'
import { withOwnOrigin } from '../../../../test/own-origin.ts'

const { product, own } = await withOwnOrigin('widget')
const desk = await openDesk(product)
const { admin, chat } = desk
afterAll(() => product[Symbol.asyncDispose]())
const path = { liveChatId: chat.id }
const policyOf = async (address: string) =>
  (await fetch(address, { headers: { accept: 'text/html' } })).headers.get('content-security-policy')

test('code, link and preview lead to the widget’s origin [WEB-03, reliability §5.1]', async () => {
  const { website } = await admin.get(contract.readLiveChat, { path })
  expect(website.snippet).toContain(`<script async src="${own}/widget.js"></script>`)
  expect(website.hostedUrl).toBe(`${own}/c/${chat.id}`)
  expect((await fetch(website.hostedUrl)).status).toBe(200)
  expect((await fetch(`${own}/widget.js`)).headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect(await policyOf(`${product.url}/`)).toMatch(`frame-src 'self' ${own};`)
})

test('the chat stands in our own pages and in the websites on the list [reliability §5.8]', async () => {
  const { version } = await admin.get(contract.readLiveChat, { path })
  await admin.get(contract.editLiveChat, { path, body: { version, website: { allowedOrigins: ['https://shop.example'] } } })
  const policy = await policyOf(`${own}/widget/${chat.id}`)
  expect(policy).toMatch(`frame-ancestors 'self' ${product.url} ${own} https://shop.example`)
  expect(policy).toMatch(`connect-src 'self' ${own.replace('http', 'ws')} ${product.url.replace('http', 'ws')};`)
  expect(await policyOf(`${own}/c/${chat.id}`)).toMatch(`frame-ancestors ${product.url}`)
})

test('a visitor comes, writes and hears on that origin; the program’s cookie is worth nothing there [CUS-06, P14]', async () => {
  const visitor = clientOf(own, { authorization: 'Bearer none' })
  const visited = await visitor.get(contract.visit, { path, body: { origin: 'https://shop.example' } })
  const client = clientOf(own, { authorization: `Bearer ${visited.token}` })
  const socket = await client.socket(visited.position)
  await write(client, visited.thread.id, 'Hello')
  await until(() => socket.events.some(({ name }) => name === 'message.sent'))
  socket.end()

  const cookie = desk.olga.headers['cookie']!
  const foreign = await fetch(own + contract.setStatus.path, {
    method: contract.setStatus.method,
    headers: { cookie, origin: own },
  })
  expect(foreign.status).toBe(403)
  const raw = new WebSocket(`${own.replace('http', 'ws')}/api/socket`, 'parley.v1', { headers: { cookie, origin: own } })
  const code = await new Promise((closed) => {
    raw.on('open', () => raw.send(JSON.stringify({ position: visited.position })))
    raw.on('close', closed)
  })
  expect(code).toBe(4001)
})

test('no page may read its answers by CORS, on either origin [reliability §5.6]', async () => {
  const { method } = contract.visit
  for (const origin of [own, product.url, 'https://shop.example', 'https://evil.example']) {
    const headers = { origin, authorization: 'Bearer none', 'content-type': 'application/json' }
    const address = own + contract.visit.path.replace(':liveChatId', chat.id)
    const response = await fetch(address, { method, headers, body: '{}' })
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, null])
  }
})
