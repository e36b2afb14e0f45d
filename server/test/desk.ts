import type { Message, SessionCard, Workspace } from '@parley/contract'
import * as contract from '@parley/contract'
import { newVisitor } from '../src/customers/index.ts'
import { transaction } from '../src/platform/database.ts'
import { makeThread } from '../src/sessions/index.ts'
import { type Client, clientOf } from './client.ts'
import { startProduct, type TestProduct, type TestUser } from './product.ts'

export interface Visitor extends Client {
  customerId: string
  threadId: string
}

/**
 * A live chat with its people. First line: Olga, Oleg (Online), Otto (Offline); Second line: Sofia; Vera supervises; Boris does
 * both; Ilya is nobody here; Clara may write as an employee.
 */
export async function openDesk(product?: TestProduct) {
  const own = product ?? (await startProduct())
  const admin = await own.user('Ada', { administrator: true })
  const people = {} as Record<'olga' | 'oleg' | 'otto' | 'sofia' | 'vera' | 'boris' | 'ilya' | 'clara', TestUser>
  for (const name of ['Olga', 'Oleg', 'Otto', 'Sofia', 'Vera', 'Boris', 'Ilya', 'Clara'] as const)
    people[name.toLowerCase() as keyof typeof people] = await own.user(name)
  const { olga, oleg, otto, sofia, vera, boris, clara } = people
  const first = await own.group('First line', [olga, oleg, otto, boris])
  const second = await own.group('Second line', [sofia])
  const supervisors = await own.group('Supervisors', [vera, boris])
  const chat = await admin.get(contract.createLiveChat, {
    body: {
      name: 'Support',
      operatorGroupIds: [first.id, second.id],
      supervisorGroupIds: [supervisors.id],
      internal: { userIds: [clara.id], groupIds: [], orgItemIds: [] },
    },
  })
  const { db } = own.database
  const online = [olga, oleg, sofia, boris]
  await db
    .updateTable('users')
    .set({ online: true, seen_at: new Date() })
    .where(
      'id',
      'in',
      online.map(({ id }) => id),
    )
    .execute()

  const visitor = async (name?: string): Promise<Visitor> => {
    const { customerId, token } = await transaction(own.database, (work) =>
      newVisitor(work, { liveChatId: chat.id, ...(name && { name }) }),
    )
    const threadId = await transaction(own.database, (work) =>
      makeThread(work, { liveChatId: chat.id, channelKind: 'website', customerId }),
    )
    return Object.assign(clientOf(own.url, { authorization: `Bearer ${token}` }), { customerId, threadId })
  }
  return { product: own, db, admin, ...people, first, second, supervisors, chat, visitor }
}

export type Desk = Awaited<ReturnType<typeof openDesk>>

export const newId = () => crypto.randomUUID()

export function write(who: Client, threadId: string, text: string, messageId: string = newId()): Promise<Message> {
  return who.get(contract.writeMessage, { path: { threadId, messageId }, body: { text } })
}

export function answer(who: Client, sessionId: string, text: string, messageId: string = newId()): Promise<Message> {
  return who.get(contract.sendMessage, { path: { sessionId, messageId }, body: { text } })
}

/** Switches the website of the live chat on or off. */
export async function connect({ admin, chat }: Pick<Desk, 'admin' | 'chat'>, enabled: boolean): Promise<void> {
  const path = { liveChatId: chat.id }
  const { version } = await admin.get(contract.readLiveChat, { path })
  await admin.get(contract.editLiveChat, { path, body: { version, website: { enabled } } })
}

export function take(who: Client, sessionId: string): Promise<SessionCard> {
  return who.get(contract.takeSession, { path: { sessionId } })
}

/** A session that a visitor has begun; taken by this operator where one is given. */
export async function begin(desk: Pick<Desk, 'visitor'>, operator?: Client, text = 'Where is my order?') {
  const visitor = await desk.visitor()
  const { sessionId } = await write(visitor, visitor.threadId, text)
  if (operator) await take(operator, sessionId)
  return { visitor, sessionId }
}

export async function workspaceOf(who: Client): Promise<Workspace & { position: string }> {
  return who.get(contract.readWorkspace)
}

/** Until it is so, or the test's time is up. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('It did not come true')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
