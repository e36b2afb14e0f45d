import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { clientOf } from '../../../../test/client.ts'
import { openDesk, write } from '../../../../test/desk.ts'
import { startProduct } from '../../../../test/product.ts'

const proxied = await startProduct(undefined, { trustedProxies: ['127.0.0.1'], countryHeader: 'cf-ipcountry' })
const desk = await openDesk(proxied)
afterAll(() => proxied[Symbol.asyncDispose]())
const path = { liveChatId: desk.chat.id }
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

async function visit(headers: Record<string, string>, body: Record<string, unknown>) {
  return clientOf(proxied.url, headers).get(contract.visit, { path, body })
}
async function visitOf(sessionId: string) {
  return (await desk.vera.get(contract.readSession, { path: { sessionId } })).details.customer.visit
}

test('page, referrer, browser, language and country, and the last 20 pages [VIS-01]', async () => {
  const headers = {
    'user-agent': firefox,
    'accept-language': 'sv-SE,sv;q=0.9',
    'x-forwarded-for': '203.0.113.7',
    'cf-ipcountry': 'se',
  }
  const first = await visit(headers, { page: 'https://shop.example/', referrer: 'https://search.example/?q=desk' })
  const client = clientOf(proxied.url, { authorization: `Bearer ${first.token}` })
  const { sessionId } = await write(client, first.thread.id, 'Hello')
  expect(await visitOf(sessionId)).toEqual({
    ...{ page: 'https://shop.example/', referrer: 'https://search.example/?q=desk', browser: 'Firefox · Linux' },
    ...{ language: 'sv-SE', country: 'SE', pages: [{ page: 'https://shop.example/', at: expect.any(String) }] },
  })
  for (let i = 0; i < 25; i++)
    for (const _ of [1, 2]) await visit(headers, { token: first.token, page: `https://shop.example/${i}` })
  const { page, pages } = await visitOf(sessionId)
  expect([page, pages.length, pages[0]?.page, pages.at(-1)?.page]).toEqual([
    ...['https://shop.example/24', contract.mostPages],
    ...['https://shop.example/5', 'https://shop.example/24'],
  ])
})

test('a country is believed from a trusted proxy alone; what is not known is null, and text is text [VIS-01, T-43]', async () => {
  const page = 'javascript:alert(1)//<img src=x>'
  const said = await visit({ 'cf-ipcountry': 'RU', 'user-agent': '<b>' }, { page })
  const unsure = await visit({ 'cf-ipcountry': 'XX', 'x-forwarded-for': '203.0.113.8', 'user-agent': '' }, { page })
  for (const { token, thread } of [said, unsure]) {
    const client = clientOf(proxied.url, { authorization: `Bearer ${token}` })
    const { sessionId } = await write(client, thread.id, 'Hello')
    expect(await visitOf(sessionId)).toMatchObject({ page, country: null, browser: null })
  }
})
