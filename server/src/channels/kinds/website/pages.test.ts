import * as contract from '@parley/contract'
import { afterAll, expect, test } from 'vitest'
import { newId, openDesk } from '../../../../test/desk.ts'

const desk = await openDesk()
const { product, admin, chat } = desk
afterAll(() => product[Symbol.asyncDispose]())
const path = { liveChatId: chat.id }
const setWebsite = async (website: Partial<contract.Website>) => {
  const { version } = await admin.get(contract.readLiveChat, { path })
  await admin.get(contract.editLiveChat, { path, body: { version, website } })
}
const get = (address: string) => product.anyone.fetch(address)

test('the loader is cached for ten minutes, its assets for ever, for pages of any website', async () => {
  const loader = await get('/widget.js')
  expect(loader.headers.get('cache-control')).toBe('public, max-age=600')
  expect(loader.headers.get('content-type')).toMatch('text/javascript')
  expect(loader.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  const page = await (await get(`/widget/${chat.id}`)).text()
  const asset = await get(page.match(/"(\/widget\/assets\/[^"]+\.js)"/)![1]!)
  expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
  const known = await product.anyone.fetch('/widget.js', { headers: { 'if-none-match': loader.headers.get('etag')! } })
  expect(known.status).toBe(304)
})

test('browsers show the frame in our own pages and in the websites on the list only [reliability §5.8]', async () => {
  const none = (await get(`/widget/${chat.id}`)).headers.get('content-security-policy')
  expect(none).toMatch(`frame-ancestors 'self' ${product.url}`)
  await setWebsite({ allowedOrigins: ['https://shop.example'] })
  const policy = (await get(`/widget/${chat.id}`)).headers.get('content-security-policy')
  expect(policy).toMatch(/frame-ancestors 'self' \S+ https:\/\/shop\.example$/)
  expect(policy).toMatch("default-src 'none'; script-src 'self'; style-src 'self'")
  expect(policy).not.toMatch(/unsafe|\*/)
})

test('the look is told to websites on the list, and to no others', async () => {
  await setWebsite({ allowedOrigins: ['https://shop.example'], colour: '#ffd400', side: 'left' })
  const look = await get(`/widget/${chat.id}/look.js?origin=https://shop.example`)
  expect(await look.text()).toBe(`Parley('look',{"colour":"#ffd400","ink":"#171b22","side":"left"})`)
  expect((await get(`/widget/${chat.id}/look.js?origin=https://evil.example`)).status).toBe(404)
})

test('the hosted page stands in no frame but our own preview, the test page in none [CHN-09]', async () => {
  for (const [page, within] of [
    [`/c/${chat.id}`, product.url],
    [`/c/${chat.id}/test`, "'none'"],
  ]) {
    const { status, headers } = await get(page!)
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(headers.get('content-security-policy')).toMatch(`frame-ancestors ${within}`)
  }
})

test('what does not exist and what is switched off look alike, on every page', async () => {
  await setWebsite({ enabled: false })
  for (const page of ['/widget/ID', '/widget/ID/look.js', '/c/ID', '/c/ID/test']) {
    const off = await get(page.replace('ID', chat.id))
    const unknown = await get(page.replace('ID', newId()))
    expect([off.status, unknown.status]).toEqual([404, 404])
    expect(await off.text()).toBe(await unknown.text())
  }
  expect((await get('/c/../widget.js%00')).status).toBe(404)
  expect((await get('/widget/assets/..%2f..%2fpackage.json')).status).toBe(404)
})
