import type { File, FolderEntry, FolderRight, Named } from '@parley/contract'
import { allows } from '@parley/contract'
import { sql } from 'kysely'
import type { UserAsker } from '../../people/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Reads, type Standing, standingsOf } from './standing.ts'

interface Row {
  id: string
  kind: FolderEntry['kind']
  parent_id: string | null
  root: FolderEntry['root']
  name: string
  created_at: Date
  changed_at: Date
  changed_by: Named | null
  deleted_at: Date | null
  file: File | null
  versions: number
  shared: boolean
}

/** In the order of the ids; what is not theirs to see is left out, and so is what is in the trash, or what is not. */
export async function entriesById(
  reads: Reads,
  who: UserAsker,
  ids: readonly string[],
  { trashed = false } = {},
): Promise<FolderEntry[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Row>`
    select e.id, e.kind, e.parent_id, e.root, e.name, e.created_at, e.changed_at, e.deleted_at,
      (select json_build_object('id', u.id, 'name', u.name) from users u where u.id = e.changed_by) as changed_by,
      e.link is not null or exists (select from folder_grants g where g.entry_id = e.id) as shared,
      v.file, coalesce(v.number, 0) as versions
    from folder_entries e left join lateral (
      select v.number, json_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size, 'width', f.width, 'height', f.height) as file
      from folder_files v join files f on f.id = v.file_id where v.entry_id = e.id order by v.number desc limit 1) v on true
    where e.id = any(${[...ids]}::uuid[])`.execute(reads.db)
  const above = rows.flatMap(({ parent_id }) => parent_id ?? [])
  const standings = await standingsOf(reads, who, [...ids, ...above])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    const standing = standings.get(id)
    if (!row || !standing?.right || standing.trashed !== trashed) return []
    return [toEntry(row, standing.right, standings)]
  })
}

function toEntry(
  { parent_id, created_at, changed_at, changed_by, deleted_at, ...row }: Row,
  right: FolderRight,
  standings: ReadonlyMap<string, Standing>,
): FolderEntry {
  return {
    ...row,
    right,
    parentId: parent_id !== null && standings.get(parent_id)?.right ? parent_id : null,
    createdAt: created_at.toISOString(),
    changedAt: changed_at.toISOString(),
    changedBy: changed_by,
    deletedAt: deleted_at?.toISOString() ?? null,
  }
}

/**
 * The one door to files and folders that people keep. What is not theirs to see looks like what is not there.
 * @throws {Refusal} `not-found`, `forbidden`, and `folder-is-root` where more than adding is wanted of a root
 */
export async function accessEntry(
  reads: Reads,
  who: UserAsker,
  id: string,
  { need = 'view', kind, trashed = false }: { need?: FolderRight; kind?: FolderEntry['kind']; trashed?: boolean } = {},
): Promise<FolderEntry> {
  const [entry] = await entriesById(reads, who, [id], { trashed })
  if (!entry || (kind && entry.kind !== kind)) throw new Refusal('not-found')
  if (!allows(entry.right, need)) throw new Refusal('forbidden')
  if (need === 'edit' && entry.root) throw new Refusal('folder-is-root')
  return entry
}

/** Stays as it is until this is committed, so that two who write into it write one after another. */
export async function holdFolder(reads: Reads, who: UserAsker, id: string): Promise<FolderEntry> {
  await reads.db.selectFrom('folder_entries').select('id').where('id', '=', id).forNoKeyUpdate().execute()
  return accessEntry(reads, who, id, { need: 'create', kind: 'folder' })
}
