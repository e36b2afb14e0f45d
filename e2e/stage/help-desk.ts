import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { company, type LiveChatSettings, type Person } from './company.ts'

/**
 * A live chat for everybody in the company: Ann and Bob answer, Eve and Max do the accounts, Sue leads, Kim asks.
 * @param story makes the names of its groups and its live chat its own.
 */
export async function helpDesk(story: string, website?: LiveChatSettings['website']) {
  const there = await company()
  const names = ['Ann Adler', 'Bob Berg', 'Eve Ebner', 'Max Moser', 'Sue Stern', 'Kim Klein']
  const people = await Promise.all(names.map((name) => there.person(name)))
  const [ann, bob, eve, max, sue, kim] = people as [Person, Person, Person, Person, Person, Person]
  const support = await there.group(`Support ${story}`, [ann, bob])
  const accounting = await there.group(`Accounting ${story}`, [eve, max])
  const leads = await there.group(`Leads ${story}`, [sue])
  const everybody = (await there.administrator.get(contract.listGroups)).find(({ system }) => system === 'all-users')!
  const chat = await there.liveChat(`Help ${story}`, {
    operators: [support, accounting],
    supervisors: [leads],
    internal: [everybody],
    queue: support,
    ...(website && { website }),
  })

  return {
    ...there,
    ...{ ann, bob, eve, max, sue, kim, support, accounting, leads, chat },
    /** Somebody of the company writes to the live chat. @returns the session that it is in. */
    async says(who: Person, text: string): Promise<string> {
      const thread = await who.get(contract.openThread, { path: { liveChatId: chat.id } })
      const message = { path: { threadId: thread.id, messageId: v7() }, body: { text } }
      return (await who.get(contract.writeMessage, message)).sessionId
    },
    take: (who: Person, sessionId: string) => who.get(contract.takeSession, { path: { sessionId } }),
    answer: (who: Person, sessionId: string, text: string) =>
      who.get(contract.sendMessage, { path: { sessionId, messageId: v7() }, body: { text } }),
    close: (who: Person, sessionId: string) => who.get(contract.closeSession, { path: { sessionId } }),
  }
}

export type HelpDesk = Awaited<ReturnType<typeof helpDesk>>
