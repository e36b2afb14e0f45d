import { fillTemplate, type TemplateValues } from '@parley/contract'
import { sql } from 'kysely'
import { itemTexts } from '../apps/index.ts'
import { bindingOf, knownCustomer } from '../customers/index.ts'
import { appsOf } from '../live-chats/index.ts'
import type { UserAsker } from '../people/index.ts'
import { viewSession } from '../sessions/index.ts'
import type { Reads } from './reach.ts'

/**
 * What the variables stand for in a session [CMP-07]; what is not known, or not the asker's to know, is left out and becomes a
 * place to fill in. Somebody who has not said their name has none.
 */
export async function readValues(reads: Reads, who: UserAsker, sessionId: string, timeZone: string): Promise<TemplateValues> {
  const { session, viewer } = await viewSession(reads, who, sessionId)
  const { rows } = await sql<{ live_chat: string; channel: string }>`
    select l.name as live_chat, h.name as channel from threads t join channels h on h.id = t.channel_id
    join live_chats l on l.id = t.live_chat_id where t.id = ${session.thread_id}::uuid`.execute(reads.db)
  const customer = (await knownCustomer(reads, session.customer_id, session.channel_kind))?.name ?? null
  const { live_chat, channel } = rows[0]!
  const facts = { customer: '', liveChat: '', channel: '', subject: '', at: session.created_at, timeZone }
  const values: TemplateValues['values'] = {
    operator: viewer.name,
    'operator.firstName': firstOf(viewer.name),
    liveChat: live_chat,
    channel,
    session: session.name,
    created: fillTemplate('{created}', facts),
  }
  if (customer !== null) {
    values['customer'] = customer
    values['customer.firstName'] = firstOf(customer)
  }
  const { account } = session.customer_user_id === null ? await appsOf(reads, session.live_chat_id) : { account: null }
  const bound = account === null ? undefined : await bindingOf(reads, session.customer_id, account)
  const texts = account !== null && bound?.itemId ? await itemTexts(reads, who, account, bound.itemId) : {}
  for (const [code, text] of Object.entries(texts)) values[`account.${code}`] = text
  return { values, timeZone }
}

const firstOf = (name: string) => name.trim().split(/\s+/, 1)[0]!
