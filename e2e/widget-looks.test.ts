import type { Page } from 'playwright-core'
import { beforeAll, test } from 'vitest'
import { type HelpDesk, helpDesk } from './stage/help-desk.ts'
import { looks } from './stage/looks.ts'
import { visitorAt, visitorSays } from './stage/website.ts'

let desk: HelpDesk
let chat: string
beforeAll(async () => {
  desk = await helpDesk('for widgets', { enabled: true, greeting: 'Welcome. Ask us anything about your order.' })
  chat = `${desk.url}/c/${desk.chat.id}`
})

const seen = (page: Page, text: string) => () => page.getByText(text).first().waitFor()

test('a chat that is not there says so [ui S26]', async () => {
  const page = await visitorAt(`${desk.url}/c/${crypto.randomUUID()}`)
  await looks(page, 'chat-missing', seen(page, 'Chat not found'))
  await page.context().close()
})

test('slow, and with a line that is cut [ui §4.3]', async () => {
  const page = await visitorAt('about:blank')
  await page.clock.install()
  const held = Promise.withResolvers<void>()
  await page.route('**/visit', async (route) => {
    await held.promise
    await route.continue()
  })
  let cut = false
  const lines: { close(): Promise<void> }[] = []
  await page.routeWebSocket('**/api/socket', (line) => {
    if (cut) return void line.close()
    line.connectToServer()
    lines.push(line)
  })
  await page.goto(chat)
  await page.getByRole('status', { name: 'Loading the chat' }).waitFor({ state: 'attached' })
  await page.clock.runFor(9_000)
  await page.clock.resume()
  await looks(page, 'chat-slow', seen(page, 'Still connecting'))
  held.resolve()
  await visitorSays(page, 'Where is my order?')
  await page.getByText(/· Sent/).waitFor()
  cut = true
  for (const line of lines) await line.close()
  await looks(page, 'chat-reconnecting', seen(page, 'Reconnecting…'))
  await page.context().setOffline(true)
  await looks(page, 'chat-offline', seen(page, 'You are offline. Messages are sent when you are back.'))
  await page.context().close()
})

test('a message that was refused, and the question whether what was before stays [ui §4.3]', async () => {
  const page = await visitorAt(chat)
  await visitorSays(page, 'Do you deliver to Bergen?')
  await page.getByText(/· Sent/).waitFor()
  await page.route('**/messages/*', (route) =>
    route.fulfill({
      status: 413,
      contentType: 'application/problem+json',
      json: { type: 'about:blank', title: 'No', status: 413, code: 'bad-request' },
    }),
  )
  await visitorSays(page, 'And to Oslo, on a Saturday?')
  await looks(page, 'chat-not-sent', seen(page, 'Not sent.'))
  // As after a sign-in on the website: there is a history from before it.
  await page.evaluate(
    (prefix) => localStorage.setItem(`${prefix}anonymous`, localStorage.getItem(`${prefix}token`)!),
    `parley:${desk.chat.id}:`,
  )
  await page.reload()
  await looks(page, 'chat-join', seen(page, 'Keep the messages from before you signed in?'))
  await page.context().close()
})
