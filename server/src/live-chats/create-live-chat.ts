import type { createLiveChat as endpoint, LiveChat, StaticOf } from '@parley/contract'
import { audited } from '../audit/index.ts'
import { rightsChanged, type UserAsker } from '../people/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import type { Urls } from '../platform/means.ts'
import { Refusal } from '../platform/refusal.ts'
import { concernedOf } from './concerned.ts'
import { setGroups, setInternal } from './members.ts'
import { readLiveChat } from './read-live-chat.ts'
import { websiteDefaults } from './website.ts'

type NewLiveChat = StaticOf<NonNullable<(typeof endpoint)['body']>>

/** With the rule First Response of all its groups [RTE-02, RTE-05], its internal channel [DM-02] and its website. */
export function createLiveChat(database: Database, urls: Urls, who: UserAsker, made: NewLiveChat): Promise<LiveChat> {
  const id = crypto.randomUUID()
  const name = made.name.trim()
  return transaction(database, async (work) => {
    const { db } = work
    const inserted = await db
      .insertInto('live_chats')
      .values({ id, name, show_operator_name: made.showOperatorName ?? false, changed_by: who.id })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    if (inserted.length === 0) throw new Refusal('name-exists', { field: '/name' })
    await setGroups(work, id, 'live_chat_operator_groups', made.operatorGroupIds)
    await setGroups(work, id, 'live_chat_supervisor_groups', made.supervisorGroupIds)
    if (made.internal) await setInternal(work, id, made.internal)
    const { colour = websiteDefaults.colour, greeting = websiteDefaults.greeting } = made
    const website = { ...websiteDefaults, colour, greeting }
    await db
      .insertInto('channels')
      .values([
        { id: crypto.randomUUID(), live_chat_id: id, kind: 'internal', name: internalName(name), settings: '{}' },
        { id: crypto.randomUUID(), live_chat_id: id, kind: 'website', name: 'Website', settings: JSON.stringify(website) },
      ])
      .execute()
    const { operators, supervisors, writers } = await concernedOf(work, id)
    rightsChanged(work, [...new Set([...operators, ...supervisors, ...writers])])
    const after = await readLiveChat(work, urls, id)
    audited(work, who, 'live-chat-created', { kind: 'live-chat', id, name }, { after })
    return after
  })
}

/** DM-02 */
export const internalName = (name: string) => `Internal channel ${name}`
