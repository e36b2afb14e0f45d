import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { aField, aLine, anApp, anItem, give } from './an-app.ts'
import type { Client } from './client.ts'
import { begin, openDesk, write } from './desk.ts'

const account = (many = true) => aField('account', 'account', { many, kinds: [] })

/** A desk whose live chat binds accounts in Contacts, and registers messages in Complaints and Visits; its people may use all three. */
export async function openBoundDesk() {
  const desk = await openDesk()
  const { admin } = desk
  const line = (code: string) => aField('string', code, aLine)
  const contacts = await anApp(
    admin,
    [
      aField('full-name', 'title', {}),
      aField('phone', 'phone', { wrong: 'warn' }),
      aField('email', 'mail', { wrong: 'warn' }),
      account(),
    ],
    { name: 'Contacts', itemName: 'Contact' },
  )
  const complaints = await anApp(
    admin,
    [line('title'), account(false), aField('app', 'contact', { appId: contacts.id, many: false })],
    { name: 'Complaints', itemName: 'Complaint' },
  )
  const visits = await anApp(admin, [line('title'), account()], { name: 'Visits', itemName: 'Visit' })
  const staff = [desk.olga, desk.oleg, desk.otto, desk.sofia, desk.vera, desk.boris].map(({ id }) => id)
  for (const { id } of [contacts, complaints, visits]) await give(admin, id, 1, staff, ['view', 'create'])
  const path = { liveChatId: desk.chat.id }
  const edit = async (body: Record<string, unknown>) => {
    const { version } = await admin.get(contract.readLiveChat, { path })
    return admin.get(contract.editLiveChat, { path, body: { ...body, version } })
  }
  await edit({ accountAppId: contacts.id, registerAppIds: [complaints.id, visits.id] })

  const bindings = (who: Client, sessionId: string) => who.get(contract.readBindings, { path: { sessionId } })
  const contact = (values: Record<string, unknown>, itemId: string = v7()) => anItem(admin, contacts.id, values, itemId)
  return {
    ...desk,
    ...{ contacts, complaints, visits, edit, bindings, contact },
    /** Taken by Olga. */
    session: () => begin(desk, desk.olga),
    bind: (
      who: Client,
      sessionId: string,
      itemId: string,
      more: { from?: string | null; values?: Record<string, unknown> } = {},
    ) => who.ask(contract.bindItem, { path: { sessionId, itemId }, body: { appId: contacts.id, from: null, ...more } }),
    unbind: (who: Client, sessionId: string, itemId: string) => who.ask(contract.unbindItem, { path: { sessionId, itemId } }),
    register: (who: Client, sessionId: string, itemId: string, values?: Record<string, unknown>, appId = complaints.id) =>
      who.ask(contract.registerItem, { path: { sessionId, itemId }, body: { appId, ...(values && { values }) } }),
    prefill: (who: Client, sessionId: string, appId: string, messageId?: string) =>
      who.get(contract.readItemPrefill, { path: { sessionId }, query: { appId, ...(messageId && { messageId }) } }),
    candidates: (who: Client, sessionId: string, search = '', appId = contacts.id) =>
      who.get(contract.findCandidates, { path: { sessionId }, query: { appId, ...(search && { search }) } }),
    item: async (itemId: string) => (await admin.get(contract.readItem, { path: { itemId } })).item,
    notices: async (sessionId: string) => {
      const rows = await desk.db
        .selectFrom('messages')
        .select(['notice', 'author_name'])
        .where('session_id', '=', sessionId)
        .where('notice', 'is not', null)
        .orderBy('number')
        .execute()
      return rows.map(({ notice, author_name }) => ({ ...(notice as contract.Notice), by: author_name }))
    },
    /** The customer writes again after the first session was closed. */
    again: async (one: Awaited<ReturnType<typeof begin>>) => {
      await desk.vera.get(contract.closeSession, { path: { sessionId: one.sessionId } })
      const { sessionId } = await write(one.visitor, one.visitor.threadId, 'Me again')
      return sessionId
    },
  }
}
