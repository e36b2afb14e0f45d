import type { AuditAction } from '@parley/contract'
import { sql } from 'kysely'
import { auditedChange } from '../audit/index.ts'
import type { Work } from '../platform/database.ts'
import { plainList } from '../platform/plain-list.ts'
import type { Reach } from './reach.ts'
import type { TemplateRow } from './template.ts'

/**
 * What others work with is written down, before and after; none: it was not there. What is somebody's alone is nobody else's to
 * read, also not here [CMP-05, NFR-06].
 */
export async function auditTemplate(
  work: Work,
  { by }: Reach,
  action: AuditAction,
  { before, after }: { before?: TemplateRow; after?: TemplateRow },
): Promise<void> {
  const [was, is] = [await shared(work, before), await shared(work, after)]
  const row = after?.shared === 'me' ? before : (after ?? before)
  if (!row || (!was && !is)) return
  const seen = after ? { before: was, after: is ?? { sharing: after.shared } } : { before: was }
  auditedChange(work, by, action, { kind: 'template', id: row.id, name: row.name }, seen)
}

/** In names, as they are called now. */
async function shared({ db }: Work, row: TemplateRow | undefined) {
  if (!row || row.shared === 'me') return undefined
  const { kind, name, shortcut, description, text, url, keywords, actions, files } = row
  const { rows } = await sql<{
    folder: string | null
    liveChats: string[]
    groups: string[]
    labels: string[]
    to: string | null
  }>`
    select (select name from template_folders where id = ${row.folder_id}::uuid) as folder,
      array(select name from live_chats where id = any (${plainList(row.live_chat_ids)}::uuid[]) order by lower(name)) as "liveChats",
      array(select name from groups where id = any (${plainList(row.group_ids)}::uuid[]) order by lower(name)) as groups,
      array(select name from labels where id = any (${plainList(actions.labelIds)}::uuid[]) order by lower(name)) as labels,
      (select name from groups where id = ${actions.groupId}::uuid) as to`.execute(db)
  const { labels, to, ...names } = rows[0]!
  return {
    ...{ kind, name, shortcut, description, text, url, keywords, sharing: row.shared, ...names },
    files: files.map((file) => file.name),
    macro: { priority: actions.priority, labels, reassignTo: to, close: actions.close },
  }
}
