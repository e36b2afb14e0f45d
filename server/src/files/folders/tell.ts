import type { FolderChanged } from '@parley/contract'
import { sql } from 'kysely'
import { rightsChanged, type UserAsker } from '../../people/index.ts'
import type { Work } from '../../platform/database.ts'
import { isGrantedTo, type Reads } from './standing.ts'

/** Where somebody hears of files: of what they were given, and administrators of the company's. What is their own is told to them by name. */
export async function folderTopicsOf({ db }: Reads, { id, administrator }: UserAsker): Promise<string[]> {
  const { rows } = await sql<{ entry_id: string }>`
    select distinct g.entry_id from folder_grants g where ${isGrantedTo(id)}`.execute(db)
  return [...rows.map(({ entry_id }) => `files:${entry_id}`), ...(administrator ? ['company-files'] : [])]
}

interface Above {
  id: string
  parent_id: string | null
  depth: number
  owner_id: string | null
  root: 'mine' | 'company' | null
  /** Somebody has a right of its own there, and what they may there they may here. */
  given: boolean
}

/**
 * Who may see the entry hears that something became of it, and of what no more than ids; who sees it without its folder is not told
 * which one that is [FIL-06]. As the rights stand in this work at this moment: what moves is told of before and after.
 */
export async function tellEntry(work: Work, entryId: string): Promise<void> {
  const { rows } = await sql<Above>`
    with recursive up (id, parent_id, depth, owner_id, root, counts, inherits) as (
      select id, parent_id, 0, owner_id, root, true, inherits from folder_entries where id = ${entryId}::uuid
      union all
      select e.id, e.parent_id, u.depth + 1, e.owner_id, e.root, u.counts and u.inherits, e.inherits
      from up u join folder_entries e on e.id = u.parent_id
    )
    select id, parent_id, depth, owner_id, root,
      counts and exists (select from folder_grants g where g.entry_id = up.id) as given from up`.execute(work.db)
  const tell = (folderId: string | null, topics: readonly string[]) => {
    if (topics.length > 0) work.publish([...topics], { name: 'folder.changed', folderId, entryId } satisfies FolderChanged)
  }
  const always = rows.flatMap(({ owner_id, root }) =>
    owner_id !== null ? [`user:${owner_id}`] : root === 'company' ? ['company-files'] : [],
  )
  const from = (some: readonly Above[]) => some.flatMap(({ id, given }) => (given ? [`files:${id}`] : []))
  const [own, above] = [rows.filter(({ depth }) => depth === 0), rows.filter(({ depth }) => depth > 0)]
  tell(own[0]?.parent_id ?? null, [...always, ...from(above)])
  tell(null, from(own))
}

/** Does something to the rights that an entry has of its own: who gains or loses one hears what they may from now on [P13]. */
export async function changeRights(work: Work, entryId: string, change: () => Promise<unknown>): Promise<void> {
  await tellEntry(work, entryId)
  const before = await grantedIn(work, entryId)
  await change()
  const after = await grantedIn(work, entryId)
  rightsChanged(
    work,
    [...new Set([...before, ...after])].filter((id) => before.has(id) !== after.has(id)),
  )
  await tellEntry(work, entryId)
}

async function grantedIn({ db }: Reads, entryId: string): Promise<Set<string>> {
  const { rows } = await sql<{ user_id: string }>`
    select distinct coalesce(g.user_id, s.user_id, o.user_id) as user_id
    from folder_grants g left join memberships s on s.group_id = g.group_id left join org_memberships o on o.org_item_id = g.org_item_id
    where g.entry_id = ${entryId}::uuid and coalesce(g.user_id, s.user_id, o.user_id) is not null`.execute(db)
  return new Set(rows.map(({ user_id }) => user_id))
}
