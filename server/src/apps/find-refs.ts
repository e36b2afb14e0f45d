import type { ItemValues } from '@parley/contract'
import { sql } from 'kysely'
import type { UserAsker } from '../people/index.ts'
import type { App, Reads } from './app.ts'
import type { RefKind } from './field-types/index.ts'
import { refsIn } from './fill-item.ts'
import { openTo } from './open-to.ts'
import { rightsInApps } from './rights.ts'

/** What may stand in values. */
export interface Found {
  users: ReadonlySet<string>
  groups: ReadonlySet<string>
  orgItems: ReadonlySet<string>
  /** By item, its app. */
  items: ReadonlyMap<string, string>
  /** By file, whether it is an image. */
  files: ReadonlyMap<string, boolean>
}

interface Looked {
  app: Pick<App, 'fields'>
  values: readonly ItemValues[]
  itemId: string | undefined
}

/** Of the ids in these values those that exist and may be put there: items that one may view, files that one has uploaded. */
export async function findRefs(reads: Reads, who: UserAsker, { app, values, itemId }: Looked): Promise<Found> {
  const { users, items, groups, orgItems, files } = refsIn(app, values)
  const found = { users: new Set<string>(), groups: new Set<string>(), orgItems: new Set<string>() }
  const itemsFound = new Map<string, string>()
  const filesFound = new Map<string, boolean>()
  if (users.length + items.length + groups.length + orgItems.length + files.length > 0) {
    const { rows } = await sql<{ kind: RefKind; id: string; app_id: string | null; image: boolean | null; open: boolean | null }>`
      select 'users' as kind, id, null::uuid as app_id, null::boolean as image, null::boolean as open from users where id = any(${users}::uuid[])
      union all select 'groups', id, null, null, null from groups where id = any(${groups}::uuid[])
      union all select 'orgItems', id, null, null, null from org_items where id = any(${orgItems}::uuid[])
      union all select 'items', i.id, i.app_id, null, ${openTo(sql`${who.id}::uuid`)} from items i
        join apps a on a.id = i.app_id and a.deleted_at is null where i.id = any(${items}::uuid[])
      union all select 'files', id, null, preview_key is not null, null from files where id = any(${files}::uuid[])
        and (item_id = ${itemId ?? null}::uuid or (uploader_id = ${who.id} and session_id is null and item_id is null))`.execute(
      reads.db,
    )
    const appIds = [...new Set(rows.flatMap(({ app_id }) => app_id ?? []))]
    const rightsOf = appIds.length > 0 ? await rightsInApps(reads, who, appIds) : undefined
    for (const { kind, id, app_id, image, open } of rows) {
      if (kind === 'files') filesFound.set(id, image === true)
      else if (kind !== 'items') found[kind].add(id)
      else if (rightsOf!(app_id!).view && (open || rightsOf!(app_id!).permissions)) itemsFound.set(id, app_id!)
    }
  }
  return { ...found, items: itemsFound, files: filesFound }
}
