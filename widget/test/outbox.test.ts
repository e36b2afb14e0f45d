import * as contract from '@parley/contract'
import { SignJWT } from 'jose'
import type { Frame, Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { newId, until } from '../../server/test/desk.ts'
import { chatIn, clickLauncher, open, openStage, say } from './stage.ts'

const stage = await openStage()
const { admin, chat: liveChat, db } = stage
afterAll(() => stage[Symbol.asyncDispose]())
const { secret } = await admin.get(contract.createIdentitySecret, { path: { liveChatId: liveChat.id } })

const sign = (sub: string) =>
  new SignJWT({ name: sub })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setIssuedAt()
    .setExpirationTime('5m')
    .setJti(newId())
    .sign(new TextEncoder().encode(secret))
const identify = async (page: Page, sub: string) => page.evaluate(`Parley('identify', '${await sign(sub)}')`)
/** Who has written this, as far as the server knows. */
const writers = async (text: string) =>
  (
    await db
      .selectFrom('messages')
      .innerJoin('sessions', 'sessions.id', 'messages.session_id')
      .innerJoin('customers', 'customers.id', 'sessions.customer_id')
      .select('customers.name')
      .where('messages.text', '=', text)
      .execute()
  ).map(({ name }) => name)

/** Nothing that is written gets through. */
const cutOff = (page: Page) => page.route('**/messages/*', (route) => route.abort())
const join = (page: Page) => page.unroute('**/messages/*')
const visited = (page: Page) => page.waitForResponse((answer) => answer.url().endsWith('/visit'))
const refuse = (page: Page, asked: string[] = []) =>
  page.route('**/messages/*', (route) => {
    asked.push(route.request().url())
    return route.fulfill({ status: 409, json: { code: 'message-differs' } })
  })
/** Whatever is to be sent was sent before this. */
async function sent(chat: Frame, text: string): Promise<void> {
  await say(chat, text)
  await until(async () => (await writers(text)).length > 0)
}

test('what one person has not got through is not sent, nor shown, as the next one who is signed in [P6, P14]', async () => {
  const { page, context } = await stage.visit()
  const chat = await open(page)
  await Promise.all([visited(page), identify(page, 'anna')])
  await sent(chat, 'Anna is here')
  await cutOff(page)
  await say(chat, 'For Anna alone')
  await chat.getByText('Sending').waitFor()
  await chat.getByRole('textbox').fill('Half a thought of Anna')
  await Promise.all([visited(page), identify(page, 'berta')])
  await until(async () => (await chat.getByText('Anna is here').count()) === 0)
  expect(await chat.getByText('For Anna alone').count()).toBe(0)
  expect(await chat.getByRole('textbox').inputValue()).toBe('')
  await join(page)
  await sent(chat, 'Berta is here')
  expect(await writers('For Anna alone')).toEqual([])

  // Who comes back finds it, and it goes where it was written.
  await Promise.all([visited(page), identify(page, 'anna')])
  await until(async () => (await writers('For Anna alone')).length > 0)
  expect(await writers('For Anna alone')).toEqual(['anna'])
  expect(await chat.getByRole('textbox').inputValue()).toBe('Half a thought of Anna')
  await context.close()
})

test('what was not sent before one signed in is kept only where one says so', async () => {
  for (const [answer, expected] of [
    ['Keep them', 1],
    ['No', 0],
  ] as const) {
    const { page, context } = await stage.visit()
    const chat = await open(page)
    await cutOff(page)
    const text = `Before signing in: ${answer}`
    await say(chat, text)
    await chat.getByText('Sending').waitFor()
    await Promise.all([visited(page), identify(page, `carla ${answer}`)])
    await chat.getByText('Keep the messages from before').waitFor()
    await join(page)
    await chat.getByRole('button', { name: answer }).click()
    await sent(chat, `After it: ${answer}`)
    expect(await writers(text)).toEqual(expected ? [`carla ${answer}`] : [])
    await context.close()
  }
})

test('a visitor whose token is void is somebody new, and what they had written is sent all the same [P6]', async () => {
  const { page, context } = await stage.visit()
  const chat = await open(page)
  await cutOff(page)
  await say(chat, 'Written by nobody known')
  await chat.getByText('Sending').waitFor()
  await chat.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.endsWith(':token')) localStorage[key] = 'void'
  })
  await join(page)
  await page.reload()
  await open(page)
  await until(async () => (await writers('Written by nobody known')).length === 1)
  await context.close()
})

test('what has waited for more than 24 hours is sent only when the person says so [P6]', async () => {
  const { page, context } = await stage.visit()
  const chat = await open(page)
  await cutOff(page)
  await say(chat, 'From the day before yesterday')
  await chat.getByText('Sending').waitFor()
  await chat.evaluate(() => {
    for (const [key, value] of Object.entries(localStorage))
      if (key.includes(':out:'))
        localStorage[key] = JSON.stringify({ ...JSON.parse(value), at: new Date(Date.now() - 25 * 3_600_000).toISOString() })
  })
  await join(page)
  await page.reload()
  await clickLauncher(page)
  const again = await chatIn(page)
  await again.getByText('Not sent.').waitFor()
  await sent(again, 'Of today')
  expect(await writers('From the day before yesterday')).toEqual([])
  await again.getByRole('button', { name: 'Try again' }).click()
  await until(async () => (await writers('From the day before yesterday')).length === 1)
  await context.close()
})

test('what was refused stays so over a reload and is not tried again unasked [P6]', async () => {
  const { page, context } = await stage.visit()
  const chat = await open(page)
  await refuse(page)
  await say(chat, 'Refused for good')
  await chat.getByText('Not sent.').waitFor()
  await join(page)
  await page.reload()
  const again = await open(page)
  await again.getByText('Not sent.').waitFor()
  await sent(again, 'Another one')
  expect(await writers('Refused for good')).toEqual([])
  await again.getByRole('button', { name: 'Remove' }).click()
  await page.reload()
  await (await open(page)).getByText('Another one').waitFor()
  expect(await (await chatIn(page)).getByText('Refused for good').count()).toBe(0)
  await context.close()
})
