import * as contract from '@parley/contract'
import type { Page } from 'playwright-core'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { pageOf } from './stage/browser.ts'
import { helpDesk } from './stage/help-desk.ts'

test('all that are selected are offered to whom all of them may go, and what keeps it is told [SAP-05]', async () => {
  const desk = await helpDesk('SD')
  const { url, ann, kim, bob, eve, sue, leads, accounting } = desk
  const everybody = (await desk.administrator.get(contract.listGroups)).find(({ system }) => system === 'all-users')!
  const internal = { supervisors: [leads], internal: [everybody] }
  const money = await desk.liveChat('Money SD', { ...internal, operators: [accounting], queue: accounting })
  const strangers = await desk.group('Strangers SD', [await desk.person('Stan Stranger')])
  const far = await desk.liveChat('Far SD', { ...internal, operators: [strangers], queue: strangers })
  const named = async (id: string, name: string) =>
    void (await sue.get(contract.editSession, { path: { sessionId: id }, body: { name } }))
  const began = async (who: typeof kim, liveChatId: string, name: string) => {
    const thread = await who.get(contract.openThread, { path: { liveChatId } })
    const message = { path: { threadId: thread.id, messageId: v7() }, body: { text: name } }
    await named((await who.get(contract.writeMessage, message)).sessionId, name)
  }
  await desk.online(ann)
  const closed = await desk.says(bob, 'Done')
  await named(closed, 'Done SD')
  await desk.take(ann, closed)
  await desk.close(ann, closed)
  await named(await desk.says(kim, 'Lift'), 'Lift SD')
  await began(kim, money.id, 'Bill SD')
  await began(eve, far.id, 'Moon SD')

  const page = await pageOf(url, sue, '/live-chats/sessions')
  const targets = page.getByRole('menu')
  const offered = async (...names: string[]) => {
    for (const name of names) await page.getByRole('checkbox', { name: `Select ${name} SD` }).check()
    await page.getByTestId('bulk').getByRole('button', { name: 'Reassign' }).click()
  }
  const again = async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Clear the selection' }).click()
  }

  // Of two live chats, one of them closed: whom the open ones share.
  await offered('Done', 'Lift', 'Bill')
  await targets.getByRole('menuitem', { name: 'Eve Ebner' }).waitFor()
  expect(await targets.getByRole('menuitem').allTextContents()).toEqual(['Eve Ebner', 'Max Moser', 'Accounting SD'])
  await again()

  await offered('Lift', 'Moon')
  await targets.getByText('have no operators in common').waitFor()
  await again()

  await offered('Done')
  await targets.getByText('None of them is open').waitFor()
  await again()

  await failing(page, async () => {
    await offered('Lift')
    await targets.getByRole('menuitem', { name: 'Try again' }).waitFor()
  })
  await targets.getByRole('menuitem', { name: 'Try again' }).click()
  await targets.getByRole('menuitem', { name: 'Eve Ebner' }).click()
  await page.getByText('1 session was changed').waitFor()
  await page.context().close()
})

async function failing(page: Page, act: () => Promise<void>): Promise<void> {
  await page.route('**/api/sessions/*/targets', (route) => route.abort())
  await act()
  await page.unroute('**/api/sessions/*/targets')
}
