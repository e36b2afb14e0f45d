import type { BindingBlock, BoundItem, SessionBindings } from '@parley/contract'
import { appsNamed, itemCards, rightsInApps } from '../apps/index.ts'
import { bindingOf, leadOf } from '../customers/index.ts'
import { appsOf } from '../live-chats/index.ts'
import type { UserAsker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { viewSession } from './access.ts'
import type { Session } from './session.ts'
import { registeredItems } from './session-items.ts'
import { boundItem } from './tell-bindings.ts'

type Reads = Pick<Work, 'db'>

/** What the session shows of its live chat's apps [INF-13]. */
export async function readBindings(reads: Reads, who: UserAsker, sessionId: string): Promise<SessionBindings> {
  // Read before what hangs on it: an event that is newer than this number is applied on top, and changes nothing twice.
  const { session } = await viewSession(reads, who, sessionId)
  return bindingsOf(reads, who, session)
}

export async function bindingsOf(reads: Reads, who: UserAsker, session: Session): Promise<SessionBindings> {
  const internal = session.customer_user_id !== null
  const { account: accountAppId, register } = await appsOf(reads, session.live_chat_id)
  const accountId = internal ? null : accountAppId
  const registered = await registeredItems(reads, session.id)
  const others = [...registered.keys()].filter((id) => !register.includes(id))
  const appIds = [...(accountId === null ? [] : [accountId]), ...register, ...others]
  const [apps, rightsOf, binding] = await Promise.all([
    appsNamed(reads, appIds),
    rightsInApps(reads, who, appIds),
    accountId === null ? undefined : bindingOf(reads, session.customer_id, accountId),
  ])
  const bound = await boundItem(reads, binding)
  const open = await openOf(reads, who, [...(bound ? [bound] : []), ...[...registered.values()].flat()])
  const block = (appId: string, items: BoundItem[], offered: boolean): BindingBlock[] =>
    apps
      .filter(({ id }) => id === appId)
      .map((app) => {
        const { view, create } = rightsOf(appId)
        const shown = items.map((item) => ({ ...item, view: view && (!item.restricted || open.has(item.id)) }))
        return { app, rights: { view, create }, offered, items: shown }
      })
  const [account] = accountId === null ? [] : block(accountId, bound ? [bound] : [], true)
  return {
    sessionId: session.id,
    number: session.number,
    customer: { id: await leadOf(reads, session.customer_id), internal },
    account: account ? { ...account, version: binding?.version ?? 0 } : null,
    registered: [...register, ...others].flatMap((id) => block(id, registered.get(id) ?? [], register.includes(id))),
  }
}

/** Of the restricted ones those that are theirs to view; of the others their rights in the app say it. */
async function openOf(reads: Reads, who: UserAsker, items: readonly BoundItem[]): Promise<ReadonlySet<string>> {
  const ids = items.flatMap(({ id, restricted }) => (restricted ? id : []))
  return new Set((await itemCards(reads, who, ids)).flatMap(({ id, view }) => (view ? id : [])))
}
