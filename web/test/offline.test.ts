import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'
import { closings } from '@parley/contract'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { buildPage, startBrowser } from './browser.ts'
import { held } from './held.ts'
import { json, serve } from './serve.ts'

let browser: Browser
let page: Page
let url: string
let server: Server & { closeAllConnections(): void }
let port: number
let signedIn = true
const open = new Set<WebSocket>()

beforeAll(async () => {
  const served = await serve(await buildPage('/src/main.tsx'), ({ url: address }, response) => {
    if (address === '/api/installation') return json(response, 200, { setUp: true, organisation: 'Northwind', version: '0' })
    if (!signedIn)
      return json(response, 401, { type: 'about:blank', title: 'Sign in first.', status: 401, code: 'not-signed-in' })
    json(response, 200, address === '/api/workspace' ? held : {})
  })
  ;({ url, server } = served)
  port = (server.address() as AddressInfo).port
  const sockets = new WebSocketServer({ server: served.server, path: '/api/socket', handleProtocols: () => 'parley.v1' })
  sockets.on('connection', (socket) => {
    open.add(socket)
    socket.on('message', () => socket.send('{"position":"1"}'))
  })
  browser = await startBrowser()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
}, 60_000)
afterAll(async () => {
  await browser.close()
  await away()
})

const me = () => page.getByRole('button', { name: 'Irina Orlova, Online' })

/** The server is gone, while the browser believes that it has a network. */
async function away(): Promise<void> {
  for (const socket of open) socket.terminate()
  open.clear()
  server.closeAllConnections()
  if (!server.listening) return
  server.close()
  await once(server, 'close')
}
async function back(): Promise<void> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
}

test('the program is kept, and older ones go; without a server the workspace opens, and follows when it is back [B-04]', async () => {
  await page.goto(url)
  await page.evaluate(async () => (await caches.open('parley-old')).put('/assets/old.js', new Response('old')))
  await me().waitFor()
  const caches_ = () =>
    page.evaluate(async () => {
      const names = await caches.keys()
      return { names, page: (await caches.match('/')) !== undefined }
    })
  await expect.poll(caches_).toEqual({ names: [expect.not.stringContaining('old')], page: true })
  await expect.poll(states).toEqual(['workspace'])
  await away()
  await page.reload()
  await me().waitFor()
  await page.getByText('Connection lost').waitFor()
  await back()
  await page.getByText('Connection lost').waitFor({ state: 'detached' })
  await expect.poll(() => page.getByTestId('live-region').textContent()).toBe('Connected again')
})

test('while there is a server, its program is taken and not the one that was kept [B-04]', async () => {
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await (await caches.open(name)).put('/', new Response('an old program'))
  })
  await page.reload()
  await me().waitFor()
  await away()
  await page.reload()
  await page.getByText('an old program').waitFor()
  await back()
  await page.reload()
  await me().waitFor()
  await expect.poll(() => page.evaluate(async () => (await caches.match('/'))?.text())).toContain('<!doctype html>')
})

test('where the sign-in has ended meanwhile, nothing of it is shown or kept [B-04]', async () => {
  await expect.poll(states).toEqual(['workspace'])
  signedIn = false
  for (const socket of open) socket.close(closings.signIn)
  await page.getByRole('dialog', { name: 'You were signed out' }).waitFor()
  await expect.poll(states).toEqual([])
  await page.goto(url)
  await page.waitForURL(/\/signin/)
  expect(await states()).toEqual([])
})

test('what nobody confirmed for more than eight hours is not shown [B-04]', async () => {
  signedIn = true
  await page.goto(url)
  await me().waitFor()
  await expect.poll(states).toEqual(['workspace'])
  await page.evaluate(async () => {
    const database = await opened()
    const store = database.transaction('states', 'readwrite').objectStore('states')
    const row = await answered<{ at: number }>(store.get('workspace'))
    await answered(store.put({ ...row, at: Date.now() - 8 * 60 * 60_000 - 1 }))
    function opened() {
      return answered<IDBDatabase>(indexedDB.open('parley-kept'))
    }
    function answered<T>(asked: IDBRequest): Promise<T> {
      return new Promise((resolve) => {
        asked.onsuccess = () => resolve(asked.result as T)
      })
    }
  })
  await away()
  await page.reload()
  await page.getByText(/The server cannot be reached/).waitFor()
  expect(await states()).toEqual([])
  await back()
})

/** The keys of what is kept of the workspace. */
function states(): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const asked = indexedDB.open('parley-kept', 1)
        asked.onsuccess = () => {
          const keys = asked.result.transaction('states').objectStore('states').getAllKeys()
          keys.onsuccess = () => {
            asked.result.close()
            resolve(keys.result as string[])
          }
        }
      }),
  )
}
