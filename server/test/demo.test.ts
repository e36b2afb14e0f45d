import { mkdtempSync, rmSync } from 'node:fs'
import {
  listStartable,
  listTasks,
  readActivityEntry,
  readBindings,
  readWorkspace,
  rowsOf,
  sendMessage,
  setStatus,
  signIn,
  visit,
} from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { clientOf } from './client.ts'
import { startProduct, stopProduct } from './npm-start.ts'

const data = mkdtempSync('/tmp/parley-demo-')
afterAll(() => rmSync(data, { recursive: true, force: true }))

test('--demo makes a sample company once, with work that waits and work that is done', { timeout: 180_000 }, async () => {
  const made = startProduct({ PARLEY_DATA: data }, { args: ['--demo'] })
  const url = await made.ready
  const password = /password is (\S+)/.exec(made.said())![1]!
  const { headers } = await clientOf(url, {}).ask(signIn, { body: { email: 'ann@northwind.example', password } })
  const ann = clientOf(url, { cookie: headers.getSetCookie()[0]!.split(';')[0]! })
  const workspace = await ann.get(readWorkspace)
  const [travel] = workspace.liveChats
  expect(rowsOf(workspace, 'queue', travel!.id).length).toBeGreaterThan(5)
  expect(rowsOf(workspace, 'mine', travel!.id).length).toBeGreaterThan(3)
  expect(Object.entries(workspace.tallies).find(([key]) => key.startsWith('mine-closed'))?.[1]).toBeGreaterThan(10)
  expect(workspace.unreadActivity.length).toBeGreaterThan(0)
  await ann.get(readActivityEntry, { path: { entryId: workspace.unreadActivity[0]! } })
  // What the sample said in her name is not counted against her.
  await ann.get(setStatus, { body: { online: true } })
  const path = { sessionId: rowsOf(workspace, 'mine', travel!.id)[0]!.id, messageId: v7() }
  await ann.get(sendMessage, { path, body: { text: 'I am back.' } })
  const { processes } = await ann.get(listStartable, { path })
  expect(processes).toMatchObject([{ name: 'Order handling', published: 1 }])
  const bindings = await Promise.all(
    rowsOf(workspace, 'mine', travel!.id).map(({ id: sessionId }) => ann.get(readBindings, { path: { sessionId } })),
  )
  expect(bindings[0]?.registered.map(({ app }) => app.name)).toEqual(['Orders', 'Complaints'])
  expect(bindings.flatMap(({ account }) => account?.items ?? [])).not.toEqual([])
  const waiting = await ann.get(listTasks, { query: { list: 'group' } })
  expect(waiting.items).toMatchObject([{ name: 'Prepare the order', candidates: { name: 'Travel desk' } }])
  // Nor are the sample's visitors counted against the first real one.
  const asked = { path: { liveChatId: travel!.id }, body: { name: 'Vera', page: url } }
  await clientOf(url, { authorization: 'Bearer none' }).get(visit, asked)
  await stopProduct(made)

  const again = startProduct({ PARLEY_DATA: data }, { args: ['--demo'] })
  await again.ready
  await expect.poll(() => again.said()).toContain('ann@northwind.example')
  expect(again.said()).not.toContain('Making')
  await stopProduct(again)
})

test('--demo leaves an installation alone that somebody uses', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync('/tmp/parley-demo-')
  const admin = { PARLEY_ADMIN_EMAIL: 'ada@example.com', PARLEY_ADMIN_PASSWORD: 'kettle-orchard-lantern-7' }
  const refused = startProduct({ PARLEY_DATA: folder, ...admin }, { args: ['--demo'] })
  await refused.ended
  expect(refused.said()).toContain('--demo needs an empty installation')
  rmSync(folder, { recursive: true })
})
