import type { Named, RoutedTo, RoutingDecision, Tried, WorkingHours } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { KeptFacts } from '../keep-decision.ts'
import { calendarsJson } from '../opening.ts'

type Reads = Pick<Work, 'db'>

/** A session as it was routed when it began. */
export interface Replayed {
  id: string
  name: string
  at: Date
  facts: KeptFacts
  text: string
  decision: Omit<RoutingDecision, 'at' | 'event'> & { to: RoutedTo; tried: Tried[] }
  closedAt: Date | null
}

export interface Status {
  userId: string
  at: Date
  online: boolean
}

export interface Holding {
  sessionId: string
  liveChatId: string
  userId: string
  from: Date
  until: Date | null
}

/** Somebody who is named anywhere, as they are now. */
export interface Known extends Named {
  active: boolean
  groupIds: string[]
  skills: string[]
  maximum: number | null
  absences: { from: Date; until: Date }[]
}

/** Sessions that are replayed at most, the newest. */
export const mostSessions = 20_000

export async function sessionsSince({ db }: Reads, liveChatId: string, from: Date): Promise<Replayed[]> {
  const { rows } = await sql<Replayed>`
    select s.id, s.name, r.at, r.facts, r.decision, s.closed_at as "closedAt", coalesce((select m.text from messages m
      where m.session_id = s.id and m.author = 'customer' order by m.number limit 1), '') as text
    from routings r join sessions s on s.id = r.session_id
    where r.live_chat_id = ${liveChatId}::uuid and r.event = 'opened' and r.at >= ${from} and r.facts is not null
      and s.state <> 'spam'
    order by r.at desc, r.id desc limit ${mostSessions}`.execute(db)
  return rows.reverse()
}

/** Everybody who is an operator of the live chat or is named by rules or facts. */
export async function peopleKnown({ db }: Reads, liveChatId: string, ids: readonly string[]): Promise<Map<string, Known>> {
  type Row = Omit<Known, 'absences'> & { absences: { from: string; until: string }[] }
  const { rows } = await sql<Row>`
    select u.id, u.name, u.state = 'active' as active, u.skills, u.routing_maximum as maximum,
      array(select o.group_id from live_chat_operator_groups o join memberships m on m.group_id = o.group_id and m.user_id = u.id
        where o.live_chat_id = ${liveChatId}::uuid) as "groupIds",
      (select coalesce(jsonb_agg(jsonb_build_object('from', a.starts_at, 'until', a.ends_at)), '[]') from absences a
        where a.user_id = u.id) as absences
    from users u
    where u.id = any(${[...ids]}::uuid[]) or exists (select from live_chat_operator_groups o join memberships m using (group_id)
      where o.live_chat_id = ${liveChatId}::uuid and m.user_id = u.id)`.execute(db)
  const dated = (row: Row) => row.absences.map(({ from, until }) => ({ from: new Date(from), until: new Date(until) }))
  return new Map(rows.map((row) => [row.id, { ...row, absences: dated(row) }]))
}

/** In the order of time; of what lies before, the last of each. */
export async function statusesSince({ db }: Reads, ids: readonly string[], from: Date): Promise<Status[]> {
  const { rows } = await sql<Status>`
    select u.id as "userId", l.at, l.online from unnest(${[...ids]}::uuid[]) as u (id) cross join lateral (
      (select at, online from status_log where user_id = u.id and at < ${from} order by at desc limit 1)
      union all (select at, online from status_log where user_id = u.id and at >= ${from})) l
    order by l.at`.execute(db)
  return rows
}

/** Whether the statuses of all of these days were kept. */
export async function wereKept({ db }: Reads, from: Date): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`select coalesce(min(at) <= ${from}, false) as kept from status_log`.execute(db)
  return rows[0]!.kept
}

/** Those that had not ended by then, and of each person the last that began before. */
export async function holdingsSince({ db }: Reads, ids: readonly string[], from: Date): Promise<Holding[]> {
  const { rows } = await sql<Holding>`
    select session_id as "sessionId", live_chat_id as "liveChatId", user_id as "userId", held_from as "from", held_until as until
    from session_holdings where user_id = any(${[...ids]}::uuid[]) and (held_until is null or held_until > ${from})
    union
    select h.* from unnest(${[...ids]}::uuid[]) as u (id) cross join lateral (
      select session_id, live_chat_id, user_id, held_from, held_until from session_holdings
      where user_id = u.id and held_from < ${from} order by held_from desc limit 1) h
    order by "from"`.execute(db)
  return rows
}

export interface ChatNow {
  groups: Named[]
  channelIds: string[]
  labelIds: string[]
  timeZone: string
  accountAppId: string | null
  maximum: number | null
  calendars: Map<string, WorkingHours>
  /** Rules in force, by id and name. */
  rules: Named[]
}

export async function chatNow({ db }: Reads, liveChatId: string, calendarIds: readonly string[]): Promise<ChatNow> {
  type Row = Omit<ChatNow, 'calendars' | 'timeZone'> & { timeZone: string | null; calendars: ({ id: string } & WorkingHours)[] }
  const { rows } = await sql<Row>`
    select l.account_app_id as "accountAppId", l.routing_maximum as maximum,
      (select value #>> '{}' from settings where name = 'timeZone') as "timeZone",
      (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name)), '[]')
        from live_chat_operator_groups o join groups g on g.id = o.group_id where o.live_chat_id = l.id) as groups,
      (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name) order by r.place), '[]')
        from routing_rules r where r.live_chat_id = l.id) as rules,
      array(select id from channels where live_chat_id = l.id) as "channelIds",
      array(select id from labels where live_chat_id = l.id) as "labelIds", ${calendarsJson(calendarIds)} as calendars
    from live_chats l where l.id = ${liveChatId}::uuid and l.deleted_at is null`.execute(db)
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  const { calendars, timeZone, ...rest } = row
  return { ...rest, timeZone: timeZone ?? 'UTC', calendars: new Map(calendars.map(({ id, ...hours }) => [id, hours])) }
}
