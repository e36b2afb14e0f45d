import { sql } from 'kysely'
import type { Reads } from './app.ts'
import type { NameOf, RefKind, Refs } from './field-types/index.ts'

/** What these are called now; nothing for what is gone. */
export async function namesOf({ db }: Reads, refs: Partial<Refs>): Promise<NameOf> {
  const { users = [], items = [], groups = [], orgItems = [], files = [] } = refs
  if (users.length + items.length + groups.length + orgItems.length + files.length === 0) return () => undefined
  const { rows } = await sql<{ kind: RefKind; id: string; name: string }>`
    select 'users' as kind, id, name from users where id = any(${users}::uuid[])
    union all select 'items', id, name from items where id = any(${items}::uuid[])
    union all select 'groups', id, name from groups where id = any(${groups}::uuid[])
    union all select 'orgItems', id, name from org_items where id = any(${orgItems}::uuid[])
    union all select 'files', id, name from files where id = any(${files}::uuid[])`.execute(db)
  const names = new Map(rows.map(({ kind, id, name }) => [`${kind} ${id}`, name]))
  return (kind, id) => names.get(`${kind} ${id}`)
}
