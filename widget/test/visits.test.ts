import * as contract from '@parley/contract'
import { SignJWT } from 'jose'
import { afterAll, expect, test } from 'vitest'
import { until } from '../../server/test/desk.ts'
import { clickLauncher, launcherName, open, openStage, say } from './stage.ts'

const stage = await openStage()
const { admin, vera, chat: liveChat, db, siteUrl, product } = stage
afterAll(() => stage[Symbol.asyncDispose]())

/** The session that this text has opened. */
async function sessionOf(text: string): Promise<string> {
  const found = () => db.selectFrom('messages').select('session_id').where('text', '=', text).executeTakeFirst()
  await until(async () => (await found()) !== undefined)
  return (await found())!.session_id
}
const visitOf = async (sessionId: string) =>
  (await vera.get(contract.readSession, { path: { sessionId } })).details.customer.visit

test('where a visitor came from, and the pages since, while the chat stays closed [VIS-01]', async () => {
  const { page, context } = await stage.visit()
  await page.goto(`${siteUrl}/chairs`, { referer: 'https://search.example/?q=chair' })
  const chat = await open(page)
  await say(chat, 'Is the chair of oak?')
  await chat.getByText(/· Sent/).waitFor()
  const sessionId = await sessionOf('Is the chair of oak?')
  const pageNow = async () =>
    (await db.selectFrom('customers').select('page').where('page', 'like', `${siteUrl}%`).execute())[0]?.page
  expect(await visitOf(sessionId)).toMatchObject({ referrer: 'https://search.example/?q=chair', page: `${siteUrl}/chairs` })

  await page.goto(`${siteUrl}/tables`, { referer: `${siteUrl}/chairs` })
  await until(async () => (await launcherName(page)) === 'Open chat')
  await until(async () => (await pageNow()) === `${siteUrl}/tables`)
  await page.evaluate(`history.pushState({}, '', '/lamps'); Parley('page')`)
  await until(async () => (await pageNow()) === `${siteUrl}/lamps`)
  expect(await launcherName(page)).toBe('Open chat')
  const { referrer, pages } = await visitOf(sessionId)
  expect([referrer, ...pages.map(({ page }) => page)]).toEqual([
    'https://search.example/?q=chair',
    ...['chairs', 'tables', 'lamps'].map((path) => `${siteUrl}/${path}`),
  ])
  await context.close()
})

test('what the website tells while the chat is being loaded is not lost: a new page, and who the visitor is [VIS-01, WEB-03]', async () => {
  const { secret } = await admin.get(contract.createIdentitySecret, { path: { liveChatId: liveChat.id } })
  const identity = await new SignJWT({ name: 'Maria' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('maria')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(secret))
  const { page, context } = await stage.visit()
  let asked = 0
  await page.route('**/visit', async (route) => {
    if (asked++ === 0) {
      await page.evaluate(`history.pushState({}, '', '/sofas'); Parley('page'); Parley('identify', '${identity}')`)
      // Both have been told by the time that a frame later than them is drawn.
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))')
    }
    await route.continue()
  })
  await clickLauncher(page)
  await until(async () => {
    const rows = await db.selectFrom('customers').select('page').where('external_id', '=', 'maria').execute()
    return rows[0]?.page === `${siteUrl}/sofas`
  })
  await context.close()
})

test('where the live chat allows it, a visitor saves what was written [TRN-01]', async () => {
  const path = { liveChatId: liveChat.id }
  const allow = async (customerTranscripts: boolean) => {
    const { version } = await admin.get(contract.readLiveChat, { path })
    await admin.get(contract.editLiveChat, { path, body: { version, customerTranscripts } })
  }
  for (const where of [siteUrl, `${product.url}/c/${liveChat.id}`]) {
    await allow(false)
    const { page, context } = await stage.visit()
    await page.goto(where)
    const chat = where === siteUrl ? await open(page) : page
    await say(chat, `Please keep this: ${where}`)
    await chat.getByText(/· Sent/).waitFor()
    const save = chat.getByRole('button', { name: 'Save this chat' })
    expect(await save.count()).toBe(0)
    await allow(true)
    await page.reload()
    const again = where === siteUrl ? await open(page) : page
    const button = again.getByRole('button', { name: 'Save this chat' })
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
    expect(download.suggestedFilename()).toBe('Support.pdf')
    await page.route('**/transcript*', (route) => route.abort())
    await button.click()
    await again.getByText('Could not be loaded').waitFor()
    await context.close()
  }
})
