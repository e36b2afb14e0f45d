import { sql } from 'kysely'
import { findCandidates, type Known, readPrefill } from '../apps/index.ts'
import { bindingOf, type KnownCustomer, knownCustomer } from '../customers/index.ts'
import { type AppsOf, appsOf } from '../live-chats/index.ts'
import type { UserAsker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { viewSession } from './access.ts'
import type { Session } from './session.ts'

type Reads = Pick<Work, 'db'>

/** @throws {Refusal} `not-found`, `app-not-offered` */
export async function candidatesFor(reads: Reads, who: UserAsker, sessionId: string, appId: string, search: string) {
  const { session } = await viewSession(reads, who, sessionId)
  return findCandidates(reads, who, appId, { search, known: await knownFor(reads, session, appId) })
}

/** @throws {Refusal} `not-found`, `forbidden`, `app-not-offered` */
export async function prefillFor(reads: Reads, who: UserAsker, sessionId: string, { appId, messageId, app }: Prefill) {
  const { session } = await viewSession(reads, who, sessionId)
  const known = await knownFor(reads, session, appId)
  if (known.isThem) return readPrefill(reads, who, appId, known)
  const text = messageId === undefined ? null : await textOf(reads, session, messageId)
  return readPrefill(reads, who, appId, { ...known, ...(text && { text }), session: `${app}/live-chats/s/${sessionId}` })
}

interface Prefill {
  appId: string
  /** What the item is made from. */
  messageId: string | undefined
  /** The program's public address. */
  app: string
}

/** Of a message that the session's timeline shows; null for what has no words. */
async function textOf({ db }: Reads, { thread_id, chapter }: Session, messageId: string): Promise<string | null> {
  const { rows } = await sql<{ text: string }>`
    select m.text from messages m join sessions s on s.id = m.session_id
    where m.id = ${messageId}::uuid and s.thread_id = ${thread_id}::uuid and s.chapter <= ${chapter}
      and m.notice is null and m.withdrawn_at is null`.execute(db)
  if (!rows[0]) throw new Refusal('not-found')
  return rows[0].text.trim() || null
}

/** What is known when an item of this app is made or looked for in a session. */
async function knownFor(reads: Reads, session: Session, appId: string): Promise<Known> {
  const apps = await appsOf(reads, session.live_chat_id)
  demandOffered(apps, appId)
  const { name, phone, email, accounts } = await customerOf(reads, session)
  return { name, phone, email, accounts, isThem: appId === apps.account, item: await itemOf(reads, session, apps) }
}

async function itemOf(reads: Reads, { customer_id }: Session, { account: appId }: AppsOf): Promise<Known['item']> {
  const bound = appId === null ? undefined : await bindingOf(reads, customer_id, appId)
  return appId !== null && bound?.itemId ? { appId, itemId: bound.itemId } : null
}

/** Whether the live chat uses this app now [LCS-05, LCS-08]. */
function demandOffered({ account, register }: AppsOf, appId: string): void {
  if (appId !== account && !register.includes(appId)) throw new Refusal('app-not-offered')
}

export async function customerOf(reads: Reads, { customer_id, channel_kind }: Session): Promise<KnownCustomer> {
  const known = await knownCustomer(reads, customer_id, channel_kind)
  if (!known) throw new Refusal('not-found')
  return known
}
