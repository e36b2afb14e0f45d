import type { AwayAnswer, RoutingRule } from '@parley/contract'
import { sql } from 'kysely'
import type { Database, Work } from '../platform/database.ts'
import type { Reading } from '../platform/log.ts'
import { Refusal } from '../platform/refusal.ts'
import { settingsTopic } from '../platform/settings.ts'
import { type ChosenHours, hoursText } from './calendars.ts'
import { type WebsiteSettings, websiteDefaults } from './website.ts'

/** What sessions and messages ask of a live chat all the time. */
export interface LiveChatSettings {
  id: string
  name: string
  version: number
  rule: RoutingRule
  /** Whether internal customers are told who answers them [LCS-13, CUS-05]. */
  showOperatorName: boolean
  /** Customers may save what was written [TRN-01]. */
  customerTranscripts: boolean
  website: WebsiteSettings
  /** To bind account [LCS-05]. */
  accountAppId: string | null
  /** A template; empty: like the customer [LCS-21]. */
  sessionName: string
  awayAnswer: AwayAnswer
  /** The hours that it has chosen [SLA-01]. */
  hours: ChosenHours
  /** The installation's, which dates in templates are written in. */
  timeZone: string
}

/** Said in the log whenever a live chat's settings change. */
export const liveChatsTopic = 'live-chats'
/** What is said there. */
export type LiveChatChanged = { name: 'live-chat.changed'; liveChatId: string }

const remembered = new Map<string, Promise<LiveChatSettings>>()
/** Those of the remembered that have been read. */
const known = new WeakMap<Promise<LiveChatSettings>, LiveChatSettings>()

/**
 * From memory, until the log says that they changed [LCS-19]. A transaction may look at an older state of the database: what it
 * reads is not kept. Nor does it wait for what is being read: that may wait for a connection, and all of them may be in use by
 * transactions that wait for it.
 */
export async function settingsOf({ db }: Pick<Work, 'db'>, liveChatId: string): Promise<LiveChatSettings> {
  const before = remembered.get(liveChatId)
  if (db.isTransaction) return (before && known.get(before)) ?? readSettings(db, liveChatId)
  if (before) return before
  const reading = readSettings(db, liveChatId)
  if (remembered.size >= 10_000) remembered.clear()
  remembered.set(liveChatId, reading)
  const forget = () => void (remembered.get(liveChatId) === reading && remembered.delete(liveChatId))
  reading.then((settings) => known.set(reading, settings), forget)
  return reading
}

/** Given every reading of the log. */
export function hearLiveChats({ events, tooMuch }: Pick<Reading, 'events' | 'tooMuch'>): void {
  if (tooMuch || events.some(({ topics }) => topics.includes(settingsTopic))) remembered.clear()
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
    customer_transcripts: boolean
    website: Partial<WebsiteSettings> | null
    account_app_id: string | null
    session_name: string
    away_answer: AwayAnswer
    hours: ChosenHours
    time_zone: string | null
  }>`
    select l.name, l.version, l.rule, l.show_operator_name, l.customer_transcripts, c.settings as website, l.session_name, l.away_answer, l.account_app_id,
      ${sql.raw(hoursText)} as hours, (select value #>> '{}' from settings where name = 'timeZone') as time_zone
    from live_chats l left join channels c on c.live_chat_id = l.id and c.kind = 'website'
    where l.id = ${liveChatId}`.execute(db)
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  const {
    customer_transcripts: customerTranscripts,
    show_operator_name: showOperatorName,
    website,
    session_name,
    away_answer,
    time_zone,
    account_app_id,
    ...rest
  } = row
  return {
    ...rest,
    id: liveChatId,
    showOperatorName,
    customerTranscripts,
    website: { ...websiteDefaults, ...website },
    sessionName: session_name,
    accountAppId: account_app_id,
    awayAnswer: away_answer,
    timeZone: time_zone ?? 'UTC',
  }
}
