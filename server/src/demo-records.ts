import {
  bindItem,
  editLiveChat,
  type ItemValues,
  listApps,
  readItemPrefill,
  readLiveChat,
  readSession,
  registerItem,
} from '@parley/contract'
import { v7 } from 'uuid'
import type { DemoSession } from './demo-conversations.ts'
import type { DemoHouse } from './demo-people.ts'

/** What some of the customers wanted, by the app that it is registered in. */
const wanted: { app: string; values: ItemValues }[] = [
  { app: 'Orders', values: { status: 'new', total: { amount: '102.00', currency: 'EUR' } } },
  { app: 'Orders', values: { status: 'in_delivery', total: { amount: '248.50', currency: 'EUR' } } },
  { app: 'Complaints', values: { subject: 'The confirmation never came', status: 'new' } },
]

/** Who writes to the desks is kept in Contacts, what they want in Orders and Complaints; employees' requests are registered [LCS-05, LCS-08]. */
export async function keepRecords(
  { administrator: { client }, chats, staff }: DemoHouse,
  sessions: readonly DemoSession[],
): Promise<void> {
  const apps = await client.ask(listApps)
  const idOf = (name: string) => apps.find((app) => app.name === name)!.id
  const accountAppId = idOf('Contacts')
  for (const { id: liveChatId, topics } of chats) {
    const { version } = await client.ask(readLiveChat, { path: { liveChatId } })
    const registerAppIds = topics ? [idOf('Orders'), idOf('Complaints')] : [idOf('Support requests')]
    await client.ask(editLiveChat, { path: { liveChatId }, body: { version, accountAppId, registerAppIds } })
  }
  const taken = sessions.filter(({ fate }) => fate === 'assigned' || fate === 'handed over')
  for (const [place, { id: sessionId }] of taken.entries()) {
    const { session, details } = await client.ask(readSession, { path: { sessionId } })
    const operator = staff.find(({ id }) => id === session.operator?.id)
    if (!operator || details.customer.kind === 'internal') continue
    const prefilled = async (appId: string) =>
      (await operator.client.ask(readItemPrefill, { path: { sessionId }, query: { appId } })).values
    const bound = {
      path: { sessionId, itemId: v7() },
      body: { appId: accountAppId, values: await prefilled(accountAppId), from: null },
    }
    await operator.client.ask(bindItem, bound)
    const wants = wanted[place % (wanted.length + 1)]
    if (!wants) continue
    const appId = idOf(wants.app)
    const values = { ...(await prefilled(appId)), ...wants.values }
    await operator.client.ask(registerItem, { path: { sessionId, itemId: v7() }, body: { appId, values } })
  }
}
