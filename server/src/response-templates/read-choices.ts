import type { TemplateChoices } from '@parley/contract'
import { sql } from 'kysely'
import { textFieldsOf } from '../apps/index.ts'
import { labelsText } from '../live-chats/index.ts'
import type { UserAsker } from '../people/index.ts'
import { plainList } from '../platform/plain-list.ts'
import type { Reach, Reads } from './reach.ts'

/** What somebody may choose who writes a template: of their own live chats and groups, administrators of all. */
export async function readChoices(reads: Reads, reach: Reach): Promise<TemplateChoices> {
  const { userId, administrator, liveChatIds, groupIds } = reach
  const who: UserAsker = { kind: 'user', id: userId, administrator }
  const [chats, groups, fields] = await Promise.all([
    sql<TemplateChoices['liveChats'][number]>`
      select l.id, l.name, ${sql.raw(labelsText('l.id'))} as labels,
        (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name) order by lower(g.name)), '[]')
          from live_chat_operator_groups o join groups g on g.id = o.group_id where o.live_chat_id = l.id) as groups
      from live_chats l where l.deleted_at is null
        and (${administrator}::boolean or l.id = any (${plainList(liveChatIds)}::uuid[])) order by lower(l.name)`.execute(
      reads.db,
    ),
    sql<TemplateChoices['groups'][number]>`
      select id, name from groups where (${administrator}::boolean or id = any (${plainList(groupIds)}::uuid[]))
      order by lower(name)`.execute(reads.db),
    accountFieldsFor(reads, who, administrator ? null : liveChatIds),
  ])
  return { all: administrator, liveChats: chats.rows, groups: groups.rows, fields }
}

/** Of the apps that these live chats bind accounts in, those that somebody sees; null: all live chats, all fields. A code that several have is named once. */
export async function accountFieldsFor(
  reads: Reads,
  who: UserAsker | null,
  liveChatIds: readonly string[] | null,
): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct account_app_id as id from live_chats where deleted_at is null and account_app_id is not null
      and (${liveChatIds === null}::boolean or id = any (${plainList(liveChatIds ?? [])}::uuid[]))`.execute(reads.db)
  const fields = await textFieldsOf(
    reads,
    who,
    rows.map(({ id }) => id),
  )
  return [...new Map(fields.map((field) => [field.code, field])).values()]
}
