import type { Account, Away, Named, User, UserState } from '@parley/contract'
import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { aboutUserText, userVersionText } from './about-user.ts'

export type Reads = Pick<Work, 'db'>

/** An employee as other folders may know them. */
export interface Employee {
  id: string
  name: string
  email: string
  position: string
  avatarFileId: string | null
  state: UserState
  online: boolean
}

async function usersById({ db }: Reads, ids: readonly string[]): Promise<Map<string, Employee>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('users')
    .select(columns)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, toEmployee(row)]))
}

export async function userById(reads: Reads, id: string): Promise<Employee | undefined> {
  return (await usersById(reads, [id])).get(id)
}

/**
 * Users as screens know them, in the order of the ids; who does not exist is left out.
 * `withRole` says who of them has a role in any live chat: the others have no status [STA-01].
 */
export async function viewUsers(reads: Reads, ids: readonly string[], withRole: WithRole): Promise<User[]> {
  if (ids.length === 0) return []
  const [users, about, staff] = [await usersById(reads, ids), await aboutUsers(reads, ids), await withRole(reads, ids)]
  return ids.flatMap((id) => {
    const user = users.get(id)
    if (!user) return []
    const more = about.get(id)
    return more ? [{ ...user, ...more, online: staff.has(id) ? user.online : null }] : []
  })
}

/** @throws {Refusal} `not-found` */
export async function viewUser(reads: Reads, { withRole }: { withRole: WithRole }, id: string): Promise<User> {
  const [user] = await viewUsers(reads, [id], withRole)
  if (!user) throw new Refusal('not-found')
  return user
}

/** Handed in by the house, since live chats come later in its order. */
export type WithRole = (reads: Reads, userIds: readonly string[]) => Promise<ReadonlySet<string>>

interface About {
  administrator: boolean
  groups: Named[]
  positions: Named[]
  accounts: Account[]
  away: Away | null
  version: string
}

/** The groups that they are in themselves, whether any makes them administrator, and the rest that is told of them. */
async function aboutUsers({ db }: Reads, ids: readonly string[]) {
  const { rows } = await sql<{ user_id: string; groups: Named[] | null; administrator: boolean; version: string; about: Told }>`
    select u.id as user_id,
      (select json_agg(json_build_object('id', g.id, 'name', g.name) order by lower(g.name))
        from group_members m join groups g on g.id = m.group_id where m.user_id = u.id) as groups,
      exists (select from memberships s join groups g on g.id = s.group_id
        where s.user_id = u.id and g.system = 'administrators') as administrator,
      ${sql.raw(userVersionText)} as version, json_build_object(${sql.raw(aboutUserText)}) as about
    from users u where u.id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(
    rows.map(({ user_id, groups, about, ...more }): [string, About] => [user_id, { ...about, ...more, groups: groups ?? [] }]),
  )
}

type Told = Pick<About, 'positions' | 'accounts' | 'away'>

const columns = ['id', 'name', 'email', 'position', 'avatar_file_id', 'state', 'online'] as const

type Row = Pick<Employee, 'id' | 'name' | 'email' | 'position' | 'online'> & { avatar_file_id: string | null; state: string }

function toEmployee({ avatar_file_id, state, ...row }: Row): Employee {
  return { ...row, avatarFileId: avatar_file_id, state: state as UserState }
}
