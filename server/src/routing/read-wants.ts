import { sql } from 'kysely'
import { isAbsent } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { assigneesOf } from './assignees.ts'
import { readPools, type Where } from './read-pools.ts'
import type { Person, Snapshot, Wants } from './snapshot.ts'

type Reads = Pick<Work, 'db'>

/** The snapshot with what was missing in it. Everything goes out together. */
export async function readWants(reads: Reads, where: Where, snapshot: Snapshot, wants: Wants): Promise<Snapshot> {
  const { pools = [], people = [], assignees = [] } = wants
  const { accountAppId, facts } = snapshot
  const [foundPools, foundPeople, foundAssignees] = await Promise.all([
    readPools(reads, where, pools),
    people.length > 0 ? readPeople(reads, where.liveChatId, people) : [],
    Promise.all(assignees.map(async (field) => [field, await assigneesOf(reads, accountAppId!, facts.itemId!, field)] as const)),
  ])
  return {
    ...snapshot,
    pools: new Map([...snapshot.pools, ...foundPools]),
    people: new Map([...snapshot.people, ...foundPeople]),
    assignees: new Map([...snapshot.assignees, ...foundAssignees]),
  }
}

async function readPeople({ db }: Reads, liveChatId: string, ids: readonly string[]): Promise<[string, Person | null][]> {
  const { rows } = await sql<Person>`
    select u.id, u.name, case when u.state <> 'active' then 'locked' when not u.online then 'offline'
        when ${isAbsent} then 'absent'
        else 'there' end as is,
      exists (select from live_chat_operator_groups o join memberships m using (group_id)
        where o.live_chat_id = ${liveChatId}::uuid and m.user_id = u.id) as operator
    from users u where u.id = any(${[...ids]}::uuid[])`.execute(db)
  const found = new Map(rows.map((person) => [person.id, person]))
  return ids.map((id) => [id, found.get(id) ?? null])
}
