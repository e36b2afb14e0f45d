import * as contract from '@parley/contract'
import { expect, vi } from 'vitest'
import { aField, aLine, anApp, give } from '../../server/test/an-app.ts'
import { type HelpDesk, helpDesk } from './help-desk.ts'
import { visitorAt, visitorSays } from './website.ts'

const account = () => aField('account', 'account', { many: true, kinds: [] }, { name: 'Account' })

/** A help desk with a website, whose customers are bound to Contacts, and whose messages are registered as Complaints. */
export async function boundDesk(story: string) {
  const desk = await helpDesk(story, { enabled: true, greeting: 'Welcome.' })
  const { administrator } = desk
  const contacts = await anApp(
    administrator,
    [
      aField('full-name', 'title', {}, { name: 'Full name', required: true, searchable: true }),
      aField('phone', 'phone', { wrong: 'warn' }, { name: 'Phone', searchable: true }),
      account(),
    ],
    { name: `Contacts ${story}`, itemName: 'Contact', icon: 'people' },
  )
  const complaints = await anApp(
    administrator,
    [
      aField('string', 'title', aLine, { name: 'Subject', required: true }),
      account(),
      aField('app', 'contact', { appId: contacts.id, many: false }, { name: 'Contact' }),
    ],
    { name: `Complaints ${story}`, itemName: 'Complaint', icon: 'warning' },
  )
  const people = [desk.ann, desk.bob, desk.sue].map(({ id }) => id)
  for (const { id } of [contacts, complaints]) await give(administrator, id, 1, people, ['view', 'create'])
  const edit = async (body: object) => {
    const path = { liveChatId: desk.chat.id }
    const { version } = await administrator.get(contract.readLiveChat, { path })
    return administrator.get(contract.editLiveChat, { path, body: { ...body, version } })
  }
  await edit({ accountAppId: contacts.id, registerAppIds: [complaints.id] })
  return { ...desk, contacts, complaints, edit }
}

/** Somebody writes on the chat's own page. @returns that page. */
export async function visitorWrites(desk: HelpDesk, text: string) {
  const chat = await visitorAt(`${desk.url}/c/${desk.chat.id}`)
  await visitorSays(chat, text)
  await chat.getByText(text).first().waitFor()
  return chat
}

/** The one open session of the live chat, as soon as its supervisor sees it. */
export async function newest(desk: HelpDesk): Promise<contract.SessionCard> {
  const query = { list: 'active' as const, liveChatId: desk.chat.id }
  const all = async () => (await desk.sue.get(contract.listSessions, { query })).items
  await vi.waitFor(async () => expect(await all()).toHaveLength(1), { timeout: 15_000, interval: 20 })
  return (await all())[0]!
}
