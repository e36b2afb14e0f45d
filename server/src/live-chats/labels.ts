import type { Label, LabelRow } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { plainList } from '../platform/plain-list.ts'
import { versionText } from '../platform/version-text.ts'

/** A live chat's labels in their order, as JSON; `liveChat` is the SQL that names it. */
export const labelsText = (liveChat: string) => `(select coalesce(json_agg(json_build_object('id', b.id, 'name', b.name,
  'colour', b.colour) order by b.place, b.id), '[]') from labels b where b.live_chat_id = ${liveChat})`

/** A live chat's labels in their order [LAB-01]. */
export function labelsOf({ db }: Pick<Work, 'db'>, liveChatId: string): Promise<Label[]> {
  return db
    .selectFrom('labels')
    .select(['id', 'name', 'colour'])
    .where('live_chat_id', '=', liveChatId)
    .orderBy('place')
    .orderBy('id')
    .execute()
}

export interface LabelOfSession {
  session_id: string
  id: string
  name: string
}

/** The labels that can be set on each of these sessions. */
export function labelsOfSessions(sessionIds: readonly string[]): RawBuilder<LabelOfSession> {
  return sql<LabelOfSession>`
    select s.id as session_id, b.id, b.name from sessions s join labels b on b.live_chat_id = s.live_chat_id
    where s.id = any (${plainList(sessionIds)}::uuid[])`
}

/** Of a label `b`. */
export const labelVersion = sql<string>`${sql.raw(versionText('b.name, b.colour'))}`

/** With the number of sessions that each stands on. */
export async function listLabels({ db }: Pick<Work, 'db'>, liveChatId: string): Promise<LabelRow[]> {
  const { rows } = await sql<LabelRow>`
    select b.id, b.name, b.colour, ${labelVersion} as version, (select count(*)::int from sessions s
      where s.label_ids <> '{}' and s.label_ids @> array[b.id]) as sessions
    from labels b where b.live_chat_id = ${liveChatId}::uuid order by b.place, b.id`.execute(db)
  return rows
}
