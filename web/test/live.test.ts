import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { buildPage, startBrowser } from './browser.ts'
import { serve } from './serve.ts'

let browser: Browser
let context: BrowserContext
let page: Page
let url: string
let stop: () => void
let hellos: { position: string; socket: WebSocket }[] = []
let arrived: { address: string; body: unknown }[] = []
let answer: (response: ServerResponse, address: string) => void

beforeAll(async () => {
  const { url: at, server } = await serve(await buildPage('/test/engine.ts'), api)
  const sockets = new WebSocketServer({ server, path: '/api/socket', handleProtocols: () => 'parley.v1' })
  sockets.on('connection', (socket) =>
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as { position?: string; ping?: 1 }
      if (frame.position !== undefined) hellos.push({ position: frame.position, socket })
      if (frame.ping) socket.send('{"pong":1}')
    }),
  )
  url = at
  stop = () => {
    sockets.close()
    server.closeAllConnections()
    server.close()
  }
  browser = await startBrowser()
}, 60_000)
afterAll(async () => {
  await browser.close()
  stop()
})
beforeEach(async () => {
  await context?.close()
  hellos = []
  arrived = []
  answer = ok
  context = await browser.newContext()
  page = await context.newPage()
  await page.goto(url)
})

test('the socket resumes from its last position after a cut [NFR-02]', async () => {
  await page.evaluate(() => window.follow())
  const first = await hello(1)
  first.socket.send('{"position":"1","event":{"name":"one"}}')
  first.socket.send('{"position":"2"}')
  await expect.poll(() => page.evaluate(() => window.engine.position)).toBe('2')
  expect(await socketState()).toBe('open')
  first.socket.terminate()
  const second = await hello(2)
  expect(second.position).toBe('2')
  second.socket.send('{"position":"3","event":{"name":"two"}}')
  await expect.poll(() => page.evaluate(() => window.engine.heard)).toEqual([{ name: 'one' }, { name: 'two' }])
})

test('too far behind, it reads the snapshot again and follows from there [NFR-02]', async () => {
  await page.evaluate(() => window.follow())
  ;(await hello(1)).socket.send('{"readAgain":true}')
  expect((await hello(2)).position).toBe('100')
  expect(await page.evaluate(() => window.engine.readings)).toBe(1)
})

test.each([
  [4001, 'signed-out'],
  [4003, 'locked'],
])('closed with %d it waits for somebody: %s [ACC-11]', async (code, state) => {
  await page.evaluate(() => window.follow())
  ;(await hello(1)).socket.close(code)
  await expect.poll(socketState).toBe(state)
})

test.each([4008, 1012])('closed with %d it comes back by itself [NFR-02]', async (code) => {
  await page.evaluate(() => window.follow())
  ;(await hello(1)).socket.close(code)
  await hello(2)
})

test('messages to one session go in order, each until it is answered, across a reload, none twice [NFR-02]', async () => {
  answer = (response) => response.writeHead(503).end()
  await page.evaluate(() => window.engine.openOutbox('me'))
  const ids = await post(['a1', 'a2', 'a3'], 'a')
  await expect.poll(() => arrived.length).toBeGreaterThan(1)
  expect(new Set(arrived.map(({ address }) => address))).toEqual(new Set([`/api/m/${ids[0]}`]))
  await page.reload()
  answer = ok
  arrived = []
  await page.evaluate(() => window.engine.openOutbox('me'))
  await expect.poll(() => arrived.map(({ body }) => (body as { text: string }).text)).toEqual(['a1', 'a2', 'a3'])
  await expect.poll(waiting).toEqual([])
})

test('a refused message says so, holds up no other, and goes again under the same id when asked [NFR-02]', async () => {
  answer = (response, address) => (address.endsWith('bad') ? refuse(response) : ok(response))
  await page.evaluate(() => window.engine.openOutbox('me'))
  await page.evaluate(() =>
    window.engine.post({ id: 'bad', target: 'a', method: 'PUT', address: '/api/m/bad', body: { text: 'no' } }),
  )
  await post(['yes'], 'a')
  await expect.poll(waiting).toEqual(['bad failed session-closed'])
  answer = ok
  await page.evaluate(() => window.engine.postAgain('bad'))
  await expect.poll(waiting).toEqual([])
  expect(arrived.filter(({ address }) => address === '/api/m/bad')).toHaveLength(2)
})

test('two tabs send a message once, and both see it leave', async () => {
  let release = () => {}
  answer = (response) => {
    release = () => ok(response)
  }
  await page.evaluate(() => window.engine.openOutbox('me'))
  const other = await context.newPage()
  await other.goto(url)
  await other.evaluate(() => window.engine.openOutbox('me'))
  await post(['once'], 'a')
  await expect.poll(() => other.evaluate(() => window.engine.outbox.get().length)).toBe(1)
  await expect.poll(() => arrived.length).toBe(1)
  release()
  await expect.poll(() => other.evaluate(() => window.engine.outbox.get().length)).toBe(0)
  await expect.poll(waiting).toEqual([])
  expect(arrived).toHaveLength(1)
})

test('offline nothing is lost: it goes when the network is back; a hundred and no more wait [NFR-02]', async () => {
  await page.evaluate(() => window.engine.openOutbox('me'))
  await context.setOffline(true)
  await expect.poll(() => page.evaluate(() => window.engine.connection.get().online)).toBe(false)
  await post(
    Array.from({ length: 100 }, (_, at) => `${at}`),
    'a',
  )
  await expect(post(['one too many'], 'a')).rejects.toThrow()
  await context.setOffline(false)
  await expect
    .poll(() => arrived.map(({ body }) => (body as { text: string }).text), { timeout: 20_000 })
    .toEqual(Array.from({ length: 100 }, (_, at) => `${at}`))
}, 60_000)

test('what waited for more than a day asks before it goes', async () => {
  await page.clock.install()
  answer = (response) => response.writeHead(503).end()
  await page.evaluate(() => window.engine.openOutbox('me'))
  await post(['old'], 'a')
  await page.clock.fastForward('25:00:00')
  await expect.poll(waiting).toEqual([expect.stringMatching(/ asks $/)])
})

test('another person in the same browser sends nothing of the first', async () => {
  answer = (response) => response.writeHead(503).end()
  await page.evaluate(() => window.engine.openOutbox('first'))
  await post(['mine'], 'a')
  await page.reload()
  await page.evaluate(() => window.engine.openOutbox('second'))
  expect(await waiting()).toEqual([])
})

test('a draft is kept on leaving, and forgotten when it is sent', async () => {
  await page.evaluate(() => window.engine.keepDraft('me/a', 'half a sentence'))
  await page.reload()
  await expect.poll(() => page.evaluate(() => window.engine.draftOf('me/a'))).toBe('half a sentence')
  await page.evaluate(async () => {
    window.engine.keepDraft('me/a', undefined)
    await window.engine.writeDrafts()
  })
  expect(await page.evaluate(() => window.engine.draftOf('me/a'))).toBeUndefined()
})

test('one tab speaks for all, and another takes over when it is closed', async () => {
  await expect.poll(() => page.evaluate(() => window.engine.speaksForAll())).toBe(true)
  const other = await context.newPage()
  await other.goto(url)
  expect(await other.evaluate(() => window.engine.speaksForAll())).toBe(false)
  await page.close()
  await expect.poll(() => other.evaluate(() => window.engine.speaksForAll())).toBe(true)
})

test('the tab tells how much waits', async () => {
  await page.evaluate(() => {
    window.engine.entitle('Live chats')
    window.engine.badge(9)
  })
  expect(await page.title()).toBe('(9) Live chats')
  expect(await page.locator('link[rel=icon]').getAttribute('href')).toBe('/icon-dot.svg')
})

function api(request: IncomingMessage, response: ServerResponse): void {
  let text = ''
  request.on('data', (part) => {
    text += String(part)
  })
  request.on('end', () => {
    arrived.push({ address: request.url!, body: text ? JSON.parse(text) : undefined })
    answer(response, request.url!)
  })
}

function ok(response: ServerResponse): void {
  response.setHeader('content-type', 'application/json')
  response.end('{}')
}

function refuse(response: ServerResponse): void {
  response.writeHead(409, { 'content-type': 'application/problem+json' })
  response.end(JSON.stringify({ type: 'about:blank', title: 'The session is closed.', status: 409, code: 'session-closed' }))
}

async function hello(count: number) {
  await expect.poll(() => hellos.length, { timeout: 10_000 }).toBe(count)
  return hellos[count - 1]!
}

const socketState = () => page.evaluate(() => window.engine.connection.get().socket)

const waiting = () =>
  page.evaluate(() => window.engine.outbox.get().map(({ id, state, refused }) => `${id} ${state} ${refused ?? ''}`))

function post(texts: string[], target: string): Promise<string[]> {
  return page.evaluate(
    async ({ all, to }) => {
      const ids = []
      for (const text of all) {
        const id = window.engine.id()
        await window.engine.post({ id, target: to, method: 'PUT', address: `/api/m/${id}`, body: { text } })
        ids.push(id)
      }
      return ids
    },
    { all: texts, to: target },
  )
}
