import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { until } from '../../server/test/desk.ts'
import { open, openStage, say } from './stage.ts'

const stage = await openStage()
const { db } = stage
afterAll(() => stage[Symbol.asyncDispose]())

// On the disk: what a test hands over by itself must be small.
const folder = mkdtempSync(join(tmpdir(), 'parley-uploads-'))
afterAll(() => rmSync(folder, { recursive: true }))
const onDisk = (name: string, bytes: number) => {
  writeFileSync(join(folder, name), '')
  truncateSync(join(folder, name), bytes)
  return join(folder, name)
}
const [huge, empty] = [onDisk('huge.bin', 25_000_001), onDisk('empty.txt', 0)]
const file = (name: string, bytes: number) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.alloc(bytes, 1) })

test('several files go up with their progress, can be cancelled, and are sent with the text', async () => {
  const { page, context } = await stage.visit()
  const chat = await open(page)
  const client = await context.newCDPSession(page)
  await client.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 2_000_000,
  })
  await chat.locator('input[type=file]').setInputFiles([file('slow.bin', 6_000_000), file('quick.txt', 2_000)])
  const progress = chat.getByRole('progressbar', { name: 'Uploading slow.bin' })
  await progress.waitFor()
  await until(async () => Number(await progress.getAttribute('value')) > 0)
  expect(await chat.getByRole('button', { name: 'Send' }).getAttribute('aria-disabled')).toBe('true')
  await chat.getByRole('button', { name: 'Remove slow.bin' }).click()
  await until(async () => (await chat.getByRole('progressbar').count()) === 0)
  await say(chat, 'Here it is')
  await chat.getByText(/· Sent/).waitFor()
  const { files } = await db.selectFrom('messages').select('files').where('text', '=', 'Here it is').executeTakeFirstOrThrow()
  expect(files).toMatchObject([{ name: 'quick.txt', size: 2_000 }])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    chat.getByRole('button', { name: 'Download quick.txt' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('quick.txt')
  expect(await db.selectFrom('files').select('id').where('name', '=', 'slow.bin').execute()).toEqual([])
  await context.close()
})

test('what cannot be sent says why: too large, empty, more than ten, no connection', async () => {
  const { page, context } = await stage.visit()
  const chat = await open(page)
  const input = chat.locator('input[type=file]')
  await input.setInputFiles([huge, empty])
  await chat.getByText('Larger than 25 MB').waitFor()
  await chat.getByText('The file is empty').waitFor()
  await chat.getByRole('button', { name: 'Remove huge.bin' }).click()
  await chat.getByRole('button', { name: 'Remove empty.txt' }).click()
  await page.route('**/api/files/**', (route) => route.abort())
  await input.setInputFiles([file('cut.bin', 100)])
  await chat.getByText('Not uploaded').waitFor()
  await page.unroute('**/api/files/**')
  await chat.getByRole('button', { name: 'Try again' }).click()
  await until(async () => (await chat.getByText('Not uploaded').count()) === 0)
  await input.setInputFiles(Array.from({ length: 10 }, (_, at) => file(`${at}.txt`, 10)))
  await chat.getByText('Ten files at most').waitFor()
  await until(async () => (await chat.getByRole('progressbar').count()) === 0)
  await chat.getByRole('button', { name: 'Send' }).click()
  await until(async () => (await chat.getByRole('button', { name: /^Download/ }).count()) === 10)
  await context.close()
})

test('files are dropped and pasted as well', async () => {
  const { page, context } = await stage.visit()
  const chat = await open(page)
  for (const how of ['drop', 'paste'])
    await chat.locator(how === 'drop' ? '.chat' : 'textarea').evaluate((element, name) => {
      const data = new DataTransfer()
      data.items.add(new File(['abc'], `${name}.txt`))
      const about = { bubbles: true, cancelable: true }
      element.dispatchEvent(
        name === 'drop'
          ? new DragEvent('drop', { ...about, dataTransfer: data })
          : new ClipboardEvent('paste', { ...about, clipboardData: data }),
      )
    }, how)
  await chat.getByText('drop.txt').waitFor()
  await chat.getByText('paste.txt').waitFor()
  await until(async () => (await chat.getByRole('button', { name: 'Send' }).getAttribute('aria-disabled')) === 'false')
  await context.close()
})
