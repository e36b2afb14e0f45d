import { createLiveChat, editLiveChat, editSettings, lockUser, openThread, setStatus, signOut } from '@parley/contract'
import { startProduct, type TestProduct, type TestUser } from '../product.ts'
import { type TestVisitor, visitorOf } from './visitor.ts'

const most = 10_000_000
/** Tests ask faster than people. */
export const noLimits = {
  apiPerMinute: most,
  visitorMessagesPerMinute: most,
  visitorUploadsPerMinute: most,
  operatorMessagesPerMinute: most,
  newVisitorsPerMinute: most,
  signInFailuresPerAccount: 10_000,
  signInFailuresPerAddress: 10_000,
}

export interface Chat {
  id: string
  name: string
}

/** Two live chats and everybody who may have to do with them; the roles are those of product.md §2. */
export interface Company extends AsyncDisposable {
  product: TestProduct
  /** New sessions of `one` wait for the group `main`; those of `two` in its common queue. */
  one: Chat
  two: Chat
  groups: Record<'main' | 'billing' | 'leads' | 'two' | 'twoLeads', { id: string; name: string }>
  people: Record<
    | 'plain'
    | 'internal'
    | 'operator'
    | 'offline'
    | 'billing'
    | 'assignee'
    | 'supervisor'
    | 'otherOperator'
    | 'otherSupervisor'
    | 'administrator'
    | 'locked'
    | 'ended',
    TestUser
  >
  /** The internal customer's thread with `one`. */
  internalThreadId: string
  visitor(chat: Chat, name: string, more?: { externalId?: string; email?: string }): Promise<TestVisitor>
}

interface Wanted {
  /** What people are called, by their part. */
  nameOf?: (part: string) => string
  greeting?: string
}

export async function company({ nameOf = (part) => part, greeting = 'Hello' }: Wanted = {}): Promise<Company> {
  const product = await startProduct()
  const person = (part: string, options = {}) => product.user(nameOf(part), options)
  const people: Company['people'] = {
    plain: await person('plain'),
    internal: await person('internal'),
    operator: await person('operator'),
    offline: await person('offline'),
    billing: await person('billing'),
    assignee: await person('assignee'),
    supervisor: await person('supervisor'),
    otherOperator: await person('otherOperator'),
    otherSupervisor: await person('otherSupervisor'),
    administrator: await person('administrator', { administrator: true }),
    locked: await person('locked'),
    ended: await person('ended'),
  }
  const { operator, offline, billing, assignee, supervisor, otherOperator, otherSupervisor, administrator, locked, ended } =
    people
  const groups: Company['groups'] = {
    main: await product.group(nameOf('Main'), [operator, offline, assignee, locked, ended]),
    billing: await product.group(nameOf('Billing'), [billing]),
    leads: await product.group(nameOf('Leads'), [supervisor]),
    two: await product.group(nameOf('Two'), [otherOperator]),
    twoLeads: await product.group(nameOf('Two leads'), [otherSupervisor]),
  }
  await administrator.get(editSettings, { body: { limits: noLimits } })
  const internal = { userIds: [people.internal.id], groupIds: [], orgItemIds: [] }
  const made = await administrator.get(createLiveChat, {
    body: {
      name: nameOf('One'),
      operatorGroupIds: [groups.main.id, groups.billing.id],
      supervisorGroupIds: [groups.leads.id],
      internal,
      greeting,
    },
  })
  const rule = { name: 'first-response' as const, groupId: groups.main.id }
  const one = await administrator.get(editLiveChat, { path: { liveChatId: made.id }, body: { version: made.version, rule } })
  const two = await administrator.get(createLiveChat, {
    body: { name: nameOf('Two'), operatorGroupIds: [groups.two.id], supervisorGroupIds: [groups.twoLeads.id] },
  })
  for (const user of [operator, billing, assignee, otherOperator, locked, ended])
    await user.get(setStatus, { body: { online: true } })
  await administrator.get(lockUser, { path: { userId: locked.id } })
  await ended.get(signOut)
  const own = await people.internal.get(openThread, { path: { liveChatId: one.id } })
  return {
    product,
    one,
    two,
    groups,
    people,
    internalThreadId: own.id,
    visitor: (chat, name, more = {}) => visitorOf(product, chat.id, { name, ...more }),
    [Symbol.asyncDispose]: () => product[Symbol.asyncDispose](),
  }
}
