/**
 * The picture of the README: `node e2e/stage/portrait.ts http://127.0.0.1:8080`, of a server that was started with `--demo`.
 */
import {
  editSession,
  listApps,
  listStartable,
  listTargets,
  readAllActivity,
  readBindings,
  readItemPrefill,
  readWorkspace,
  reassignSession,
  registerItem,
  sendMessage,
  setStatus,
  signIn,
  startFromSession,
} from '@parley/contract'
import sharp from 'sharp'
import { v7 } from 'uuid'
import { clientOf } from '../../server/test/client.ts'
import { startChromium } from './chromium.ts'

const url = process.argv[2] ?? 'http://127.0.0.1:8080'
const target = new URL('../../docs/screenshot.png', import.meta.url).pathname
const body = { email: 'jonas@northwind.example', password: 'northwind-sample-2026' }
const { headers } = await clientOf(url, {}).ask(signIn, { body })
const cookie = headers.get('set-cookie')!.split(';')[0]!
const jonas = clientOf(url, { cookie })
await jonas.get(setStatus, { body: { online: true } })
const { me, sessions, liveChats } = await jonas.get(readWorkspace)
const chat = liveChats.find(({ groupIds }) => groupIds.length > 0)!
const ours = Object.values(sessions).filter(({ liveChatId }) => liveChatId === chat.id)
const mine = ours.filter(({ state, operator }) => state === 'assigned' && operator?.id === me.id)
const open = mine.toSorted((one, other) => other.number - one.number)[0]!

// A good hour: few wait, and everybody is at work.
const waiting = ours
  .filter(({ state }) => state === 'queued')
  .toSorted((one, other) => one.queuedAt.localeCompare(other.queuedAt))
for (const [place, { id: sessionId }] of waiting.slice(0, -3).entries()) {
  const { operators } = await jonas.get(listTargets, { path: { sessionId } })
  const operatorId = place % 6 === 0 ? me.id : operators[place % operators.length]!.id
  await jonas.get(reassignSession, { path: { sessionId }, body: { to: { operatorId }, from: null } })
}
const sessionId = open.id
const { registered } = await jonas.get(readBindings, { path: { sessionId } })
if (registered.every(({ items }) => items.length === 0)) {
  const appId = (await jonas.get(listApps)).find(({ name }) => name === 'Orders')!.id
  const { values } = await jonas.get(readItemPrefill, { path: { sessionId }, query: { appId } })
  await jonas.get(registerItem, { path: { sessionId, itemId: v7() }, body: { appId, values } })
}
const { processes } = await jonas.get(listStartable, { path: { sessionId } })
await jonas.get(startFromSession, { path: { sessionId, instanceId: v7() }, body: { processId: processes[0]!.id } })
await jonas.get(editSession, { path: { sessionId }, body: { priority: 3 } })
const answer = { text: 'It is reserved, Bruno. The confirmation is on its way to your mailbox.' }
await jonas.get(sendMessage, { path: { sessionId, messageId: v7() }, body: answer })
await jonas.get(readAllActivity)

const browser = await startChromium()
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light', reducedMotion: 'reduce' })
const [name, value] = cookie.split('=') as [string, string]
await page.context().addCookies([{ name, value, url }])
await page.goto(`${url}/live-chats/s/${sessionId}`)
await page.getByRole('combobox', { name: 'Which live chats to show' }).selectOption(chat.id)
await page.getByRole('log').getByRole('article').last().waitFor()
await page.getByRole('textbox', { name: /^Reply to / }).waitFor()
await page.getByRole('searchbox').first().waitFor()
const about = page.getByRole('complementary', { name: 'About the session' })
await about.getByRole('link', { name: /^Order handling/ }).waitFor()
await about.getByText('Orders').first().waitFor()
await page.evaluate(() => document.fonts.ready.then(() => {}))
await sharp(await page.screenshot())
  .png({ palette: true, colours: 200, compressionLevel: 9 })
  .toFile(target)
await browser.close()
