import * as contract from '@parley/contract'
import { expect, test } from 'vitest'
import { makeFolder, put, rootsOf, share } from '../server/test/folders.ts'
import { pageOf } from './stage/browser.ts'
import { helpDesk } from './stage/help-desk.ts'

test('what one does to files the other sees where it stands, until it is not theirs to see [FIL-04, FIL-06]', async () => {
  const { url, ann, bob } = await helpDesk('FA')
  const { mine } = await rootsOf(ann)
  const folder = await makeFolder(ann, mine.id, 'Offers FA')
  await share(ann, folder.id, { view: [bob.id] })
  const bobs = await pageOf(url, bob, `/files/${folder.id}`)
  const anns = await pageOf(url, ann, `/files/${folder.id}`)
  const entry = (page: typeof bobs, name: string) =>
    page.getByTestId('entry').filter({ has: page.getByRole('button', { name, exact: true }) })
  await bobs.getByRole('heading', { name: 'Offers FA' }).first().waitFor()
  await anns.getByRole('heading', { name: 'Offers FA' }).first().waitFor()

  const file = await put(ann, folder.id, 'chair.txt', 'One')
  await entry(bobs, 'chair.txt').waitFor()
  await entry(anns, 'chair.txt').click()
  await anns.keyboard.press('F2')
  await anns.getByRole('textbox', { name: 'Rename' }).fill('Chair of oak.txt')
  await anns.keyboard.press('Enter')
  await entry(bobs, 'Chair of oak.txt').waitFor()
  // A new version changes it where it stands: nothing else is read.
  const asked: string[] = []
  bobs.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await put(ann, folder.id, 'Chair of oak.txt', 'x'.repeat(3000), 'replace')
  await entry(bobs, 'Chair of oak.txt').getByText('3 kB').waitFor()
  expect(asked.filter((path) => path.startsWith('/api/folder'))).toEqual([`/api/folder-entries/${file.id}`])
  await ann.get(contract.trashEntry, { path: { entryId: file.id } })
  await entry(bobs, 'Chair of oak.txt').waitFor({ state: 'detached' })

  await share(ann, folder.id, {})
  await bobs.getByRole('heading', { name: 'Offers FA' }).first().waitFor({ state: 'detached' })
  await anns.context().close()
  await bobs.context().close()
})

test('what comes while a folder’s first answer is on its way is there when it has come [FIL-06]', async () => {
  const { url, ann } = await helpDesk('FC')
  const { mine } = await rootsOf(ann)
  const folder = await makeFolder(ann, mine.id, 'Slow FC')
  const page = await pageOf(url, ann, '/files')
  const [read, late] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  await page.route(`**/api/folders/${folder.id}*`, async (route) => {
    const old = await route.fetch()
    read.resolve()
    await late.promise
    await route.fulfill({ response: old }).catch(() => undefined)
  })
  await page.getByRole('button', { name: 'Slow FC', exact: true }).dblclick()
  await read.promise
  const again = page.waitForRequest(`**/api/folders/${folder.id}*`)
  await put(ann, folder.id, 'came.txt', 'In between')
  await again
  late.resolve()
  await page.getByRole('button', { name: 'came.txt', exact: true }).waitFor()
  await page.context().close()
})

test('of many entries those are drawn that are looked at, and keys reach all of them [FIL-01, NFR-01]', async () => {
  const { url, ann } = await helpDesk('FB')
  const { mine } = await rootsOf(ann)
  const folder = await makeFolder(ann, mine.id, 'Many FB')
  for (let i = 0; i < 150; i += 10)
    await Promise.all(
      Array.from({ length: 10 }, (_, j) => makeFolder(ann, folder.id, `Folder ${String(i + j).padStart(3, '0')}`)),
    )
  const page = await pageOf(url, ann, `/files/${folder.id}`)
  await page.getByRole('button', { name: 'Folder 000', exact: true }).waitFor()
  expect(await page.getByTestId('entry').count()).toBeLessThan(80)
  await page.getByTestId('entry').first().focus()
  await page.keyboard.press('End')
  await page.getByRole('button', { name: 'Folder 149', exact: true }).waitFor()
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  await expect.poll(focused).toContain('Folder 149')
  await page.keyboard.press('ArrowUp')
  await expect.poll(focused).toContain('Folder 148')
  await page.context().close()
})
