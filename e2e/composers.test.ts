import { readSession } from '@parley/contract'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { helpDesk } from './stage/help-desk.ts'
import { log, reply } from './stage/screens.ts'

/** Files that are held over the conversation and let go. */
async function drop(page: Page, names: string[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle((names) => {
    const data = new DataTransfer()
    for (const name of names) data.items.add(new File([`This is ${name}`], name, { type: 'text/plain' }))
    return data
  }, names)
  await log(page).dispatchEvent('dragenter', { dataTransfer })
  await page.getByText(/^Drop/).waitFor()
  await log(page).dispatchEvent('drop', { dataTransfer })
  await page.getByText(/^Drop/).waitFor({ state: 'detached' })
}

test('several files at once, dropped and chosen, from who answers and from an employee who asks [CMP-02]', async () => {
  const desk = await helpDesk('of composers')
  await desk.online(desk.ann)
  const sessionId = await desk.says(desk.kim, 'Send me the plans')
  await desk.take(desk.ann, sessionId)
  const staff = await pageOf(desk.url, desk.ann, `/live-chats/s/${sessionId}`)
  const { threadId } = (await desk.ann.get(readSession, { path: { sessionId } })).session
  const employee = await pageOf(desk.url, desk.kim, `/messages/lc/${threadId}`)
  for (const [page, other, who] of [
    [staff, employee, 'staff'],
    [employee, staff, 'employee'],
  ] as const) {
    await reply(page).waitFor()
    await drop(page, [`${who}-1.txt`, `${who}-2.txt`])
    await page
      .locator('[data-composer] input[type=file]')
      .first()
      .setInputFiles([3, 4].map((n) => ({ name: `${who}-${n}.txt`, mimeType: 'text/plain', buffer: Buffer.from('More') })))
    await page.getByText(`${who}-4.txt`).first().waitFor()
    await expect.poll(() => page.getByRole('button', { name: 'Send', exact: true }).isEnabled()).toBe(true)
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    for (const n of [1, 2, 3, 4]) await log(other).getByText(`${who}-${n}.txt`).first().waitFor()
  }
  for (const page of [staff, employee]) await page.context().close()
})

test('times are shown in the zone of who looks, and mean the same moment [NFR-03]', async () => {
  const desk = await helpDesk('of zones')
  await desk.online(desk.ann)
  const sessionId = await desk.says(desk.kim, 'What time is it?')
  const shown: string[] = []
  const stamps: string[] = []
  for (const timezoneId of ['Pacific/Kiritimati', 'Asia/Kolkata', 'America/New_York']) {
    const page = await pageOf(desk.url, desk.ann, `/live-chats/s/${sessionId}`, { timezoneId })
    await log(page).getByText('What time is it?').first().waitFor()
    const time = log(page).locator('time[datetime]').last()
    const stamp = (await time.getAttribute('datetime'))!
    const expected = new Intl.DateTimeFormat('en-GB', { timeZone: timezoneId, hour: '2-digit', minute: '2-digit' }).format(
      new Date(stamp),
    )
    expect(await time.textContent()).toBe(expected)
    shown.push(expected)
    stamps.push(stamp)
    await page.context().close()
  }
  expect(stamps.every((stamp) => stamp === stamps[0] && stamp.endsWith('Z'))).toBe(true)
  expect(new Set(shown).size).toBe(3)
})
