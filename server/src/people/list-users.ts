import type { Person, UserState } from '@parley/contract'
import { type Expression, type SqlBool, sql } from 'kysely'
import { isKey, type KeyAndId, readCursor, writeCursor } from '../platform/cursor.ts'
import { findOrgItems } from './org-chart.ts'
import type { Reads } from './user.ts'

const portion = 50

interface Asked {
  search?: string
  state?: UserState
  cursor?: string
}

/** Ids by name, and where the next portion begins. */
export async function listUsers(
  { db }: Reads,
  { search, state, cursor }: Asked,
): Promise<{ ids: string[]; next: string | null }> {
  const after = cursor === undefined ? undefined : readCursor<KeyAndId>(cursor, isKey)
  const rows = await db
    .selectFrom('users')
    .select(['id', sql<string>`lower(name)`.as('key')])
    .where((where) => {
      const all: Expression<SqlBool>[] = []
      if (state) all.push(where('state', '=', state))
      const words = search?.trim()
      if (words) all.push(where.or([contains('name', words), contains('email', words)]))
      if (after) all.push(sql<boolean>`(lower(name), id) > (${after[0]}, ${after[1]}::uuid)`)
      return where.and(all)
    })
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(portion + 1)
    .execute()
  const page = rows.slice(0, portion)
  const last = page.at(-1)
  return { ids: page.map(({ id }) => id), next: rows.length > portion && last ? writeCursor([last.key, last.id]) : null }
}

/** For pickers [ORG-03]: 20 of each at most. `everybody`: also those who were invited and have not come in yet, for administrators. */
export async function findPeople({ db }: Reads, search = '', everybody = false) {
  const words = search.trim()
  const groups = await db
    .selectFrom('groups')
    .select(['id', 'name'])
    .where(contains('name', words))
    .orderBy(sql`lower(name)`)
    .limit(20)
    .execute()
  return { users: await findColleagues({ db }, words, everybody), groups, orgItems: await findOrgItems({ db }, words) }
}

export async function findColleagues({ db }: Reads, search = '', everybody = false): Promise<Person[]> {
  const users = await db
    .selectFrom('users')
    .select(['id', 'name', 'avatar_file_id', 'online'])
    .where('state', 'in', everybody ? ['active', 'invited'] : ['active'])
    .where(contains('name', search.trim()))
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(20)
    .execute()
  return users.map(({ avatar_file_id, ...user }) => ({ ...user, avatarFileId: avatar_file_id }))
}

function contains(column: 'name' | 'email', words: string) {
  return sql<boolean>`position(lower(${words}) in lower(${sql.ref(column)})) > 0`
}
