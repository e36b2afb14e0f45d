import * as contract from '@parley/contract'
import { beforeAll, test } from 'vitest'
import { definitionWith, everyField, makeApp, makeItem } from './stage/apps.ts'
import { pageOf } from './stage/browser.ts'
import { type Company, company } from './stage/company.ts'

let there: Company
let app: contract.App
beforeAll(async () => {
  there = await company()
  app = await makeApp(there.administrator, definitionWith('Gaps', 'Gap', everyField().slice(0, 3)))
})

test('after a cut whose gap nobody tells any more, an open list and an open item are as they are now [T-23, APP-08, ui §2.3]', async () => {
  const { item } = await makeItem(there.administrator, app, { name: 'Before the cut' })
  const paths = [`/apps/${app.id}`, `/apps/${app.id}/items/${item.id}`]
  const [list, one] = (await Promise.all(paths.map(deafened))) as [Deaf, Deaf]
  await list.page.locator('[data-item-link]', { hasText: 'Before the cut' }).waitFor()
  await one.page.getByRole('heading', { name: 'Before the cut' }).waitFor()
  for (const { hears } of [list, one]) hears(false)
  await there.administrator.get(contract.editItem, {
    path: { itemId: item.id },
    body: { values: { name: 'After the cut' }, version: item.version },
  })
  await Promise.all([list, one].map(({ missed }) => missed))
  for (const { hears, readAgain } of [list, one]) {
    hears(true)
    readAgain()
  }
  await list.page.locator('[data-item-link]', { hasText: 'After the cut' }).waitFor()
  await one.page.getByRole('heading', { name: 'After the cut' }).waitFor()
  await Promise.all([list, one].map(({ page }) => page.context().close()))
})

type Deaf = Awaited<ReturnType<typeof deafened>>

/** A page whose socket can be kept from hearing; `readAgain` is what the server says to whom has been away for too long. */
async function deafened(path: string) {
  const page = await pageOf(there.url, there.administrator, path)
  let hearing = true
  const { promise: missed, resolve: miss } = Promise.withResolvers<void>()
  let say: (frame: string) => void = () => {}
  await page.routeWebSocket('**/api/socket', (line) => {
    say = (frame) => line.send(frame)
    line.connectToServer().onMessage((frame) => {
      if (hearing) line.send(frame)
      else if (String(frame).includes('item.changed')) miss()
    })
  })
  await page.reload()
  const hears = (on: boolean) => {
    hearing = on
  }
  return { page, hears, missed, readAgain: () => say(JSON.stringify({ readAgain: true })) }
}
