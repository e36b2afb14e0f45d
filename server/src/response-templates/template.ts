import type { File, MacroActions, Named, ResponseTemplate, TemplateKind, TemplateSharing } from '@parley/contract'
import { type RawBuilder, sql } from 'kysely'
import { Refusal } from '../platform/refusal.ts'
import { mayEdit, mayFind, type Reach, type Reads, visibleTo } from './reach.ts'

export interface TemplateRow {
  id: string
  kind: TemplateKind
  name: string
  shortcut: string
  description: string
  text: string
  url: string
  keywords: string
  folder_id: string | null
  shared: TemplateSharing['with']
  live_chat_ids: string[]
  group_ids: string[]
  actions: MacroActions
  author_id: string | null
  version: number
  changed_at: Date
  files: File[]
  author: Named | null
  changed_by: Named | null
  used: number
  last_used_at: Date | null
}

const person = (column: string) =>
  sql.raw(`(select jsonb_build_object('id', u.id, 'name', u.name) from users u where u.id = t.${column})`)

/** What somebody finds, by name; `which` narrows it. */
export function findTemplates(reads: Reads, reach: Reach, which: RawBuilder<boolean> = sql`true`): Promise<TemplateRow[]> {
  return read(reads, sql`${visibleTo(reach)} and ${which}`)
}

async function read(reads: Reads, which: RawBuilder<unknown>): Promise<TemplateRow[]> {
  const { rows } = await sql<TemplateRow>`
    select t.id, t.kind, t.name, t.shortcut, t.description, t.text, t.url, t.keywords, t.folder_id, t.shared, t.live_chat_ids,
      t.group_ids, t.actions, t.author_id, t.version, t.changed_at, ${person('author_id')} as author,
      ${person('changed_by')} as changed_by, coalesce(used.days, 0)::int as used, used.last as last_used_at,
      (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size, 'width', f.width,
        'height', f.height) order by f.created_at, f.id), '[]') from files f where f.template_id = t.id) as files
    from response_templates t left join lateral (
      select sum(uses) filter (where day > current_date - 30) as days, max(last_at) as last
      from template_uses where template_id = t.id) used on true
    where ${which} order by lower(t.name), t.id`.execute(reads.db)
  return rows
}

/** What they do not find is not there. @throws {Refusal} `not-found` */
export async function accessTemplate(reads: Reads, reach: Reach, id: string): Promise<TemplateRow> {
  const [row] = await findTemplates(reads, reach, sql`t.id = ${id}::uuid`)
  if (!row) throw new Refusal('not-found')
  return row
}

/** What they could find until it was deleted. @throws {Refusal} `not-found` */
export async function accessDeleted(reads: Reads, reach: Reach, id: string): Promise<TemplateRow> {
  const [row] = await read(reads, sql`${mayFind(reach)} and t.deleted_at is not null and t.id = ${id}::uuid`)
  if (!row) throw new Refusal('not-found')
  return row
}

/** @throws {Refusal} `forbidden` where it is theirs to see, but not to change */
export function demandEdit(reach: Reach, row: TemplateRow): void {
  if (!mayEdit(reach, row.author_id, sharingOf(row))) throw new Refusal('forbidden')
}

export function sharingOf(row: Pick<TemplateRow, 'shared' | 'live_chat_ids' | 'group_ids'>): TemplateSharing {
  if (row.shared === 'live-chats') return { with: 'live-chats', liveChatIds: row.live_chat_ids }
  if (row.shared === 'groups') return { with: 'groups', groupIds: row.group_ids }
  return { with: row.shared }
}

export function toTemplate(row: TemplateRow, reach: Reach): ResponseTemplate {
  const { id, kind, name, shortcut, description, text, url, keywords, files, actions, author, version, used } = row
  const sharing = sharingOf(row)
  return {
    ...{ id, kind, name, shortcut, description, text, url, keywords, sharing, files, actions, author, version, used },
    folderId: row.folder_id,
    changedAt: row.changed_at.toISOString(),
    changedBy: row.changed_by,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    mine: mayEdit(reach, row.author_id, sharing),
  }
}
