import type { RoutingRule } from '@parley/contract'
import { sql } from 'kysely'
import type { Database, Work } from '../platform/database.ts'
import type { Reading } from '../platform/log.ts'
import { Refusal } from '../platform/refusal.ts'
import { type WebsiteSettings, websiteDefaults } from './website.ts'

/** What sessions and messages ask of a live chat all the time. */
export interface LiveChatSettings {
  id: string
  name: string
  version: number
  rule: RoutingRule
  /** Whether internal customers are told who answers them [LCS-13, CUS-05]. */
  showOperatorName: boolean
  website: WebsiteSettings
}

/** Said in the log whenever a live chat's settings change. */
export const liveChatsTopic = 'live-chats'
/** What is said there. */
export type LiveChatChanged = { name: 'live-chat.changed'; liveChatId: string }

const remembered = new Map<string, Promise<LiveChatSettings>>()

/**
 * From memory, until the log says that they changed [LCS-19]. A transaction may look at an older state of the database: what it
 * reads is not kept.
 */
export function settingsOf({ db }: Pick<Work, 'db'>, liveChatId: string): Promise<LiveChatSettings> {
  const known = remembered.get(liveChatId)
  if (known) return known
  const reading = readSettings(db, liveChatId)
  if (db.isTransaction) return reading
  if (remembered.size >= 10_000) remembered.clear()
  remembered.set(liveChatId, reading)
  const forget = () => void (remembered.get(liveChatId) === reading && remembered.delete(liveChatId))
  reading.catch(forget)
  return reading
}

/** Given every reading of the log. */
export function hearLiveChats({ events, tooMuch }: Pick<Reading, 'events' | 'tooMuch'>): void {
  if (tooMuch) remembered.clear()
  for (const { topics, body } of events)
    if (topics.includes(liveChatsTopic)) remembered.delete((JSON.parse(body) as LiveChatChanged).liveChatId)
}

/** What this process has just changed itself, it knows before the log says so. */
export function forgetLiveChat(liveChatId: string): void {
  remembered.delete(liveChatId)
}

async function readSettings(db: Database['db'], liveChatId: string): Promise<LiveChatSettings> {
  const { rows } = await sql<{
    name: string
    version: number
    rule: RoutingRule
    show_operator_name: boolean
    website: Partial<WebsiteSettings> | null
  }>`
    select l.name, l.version, l.rule, l.show_operator_name, c.settings as website
    from live_chats l left join channels c on c.live_chat_id = l.id and c.kind = 'website'
    where l.id = ${liveChatId}`.execute(db)
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  const { show_operator_name: showOperatorName, website, ...rest } = row
  return { ...rest, id: liveChatId, showOperatorName, website: { ...websiteDefaults, ...website } }
}
