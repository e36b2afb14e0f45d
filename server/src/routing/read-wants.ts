import { sql } from 'kysely'
import type { Work } from '../platform/database.ts'
import { assigneesOf } from './assignees.ts'
import { plainSkill } from './skills.ts'
import { type Candidate, type Person, type Pool, type PoolAsked, poolKey, type Snapshot, type Wants } from './snapshot.ts'

type Reads = Pick<Work, 'db'>

export interface Where {
  liveChatId: string
  /** Of open sessions of this live chat for one operator. */
  maximum: number | null
}

/** The snapshot with what was missing in it. Everything goes out together. */
export async function readWants(reads: Reads, where: Where, snapshot: Snapshot, wants: Wants): Promise<Snapshot> {
  const { pools = [], people = [], assignees = [] } = wants
  const { accountAppId, facts } = snapshot
  const [foundPools, foundPeople, foundAssignees] = await Promise.all([
    Promise.all(pools.map(async (asked) => [poolKey(asked), await readPool(reads, where, asked)] as const)),
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

/** How many of the first are looked at: of several processes each takes another of them. */
const most = 16

/** Who of a group is Online, not absent [RTE-12], has these skills and room [B-07]; one walk along its members. */
async function readPool({ db }: Reads, { liveChatId, maximum }: Where, { groupId, skills, order }: PoolAsked): Promise<Pool> {
  const byLoad = order === 'load'
  const { rows } = await sql<Omit<Pool, 'best'> & { best: Candidate[]; unknown: boolean }>`
    with available as materialized (
      select u.id, u.name, coalesce(t.turn, 0) as turn, t.turn is null as unknown, coalesce(t.open, 0) as open,
        u.skills @> ${skills.map(plainSkill)}::text[] as skilled,
        (u.routing_maximum is null or coalesce(t.open, 0) < u.routing_maximum)
          and (${maximum}::int is null or coalesce(l.open, 0) < ${maximum}::int) as has_room
      from memberships m join users u on u.id = m.user_id and u.online and u.state = 'active'
      left join operator_turns t on t.user_id = u.id
      left join operator_loads l on l.live_chat_id = ${liveChatId}::uuid and l.user_id = u.id
      where m.group_id = ${groupId}::uuid
        and not exists (select from absences a where a.user_id = u.id and a.starts_at <= now() and a.ends_at > now()))
    select count(*)::int as online, (count(*) filter (where skilled))::int as skilled,
      (count(*) filter (where skilled and has_room))::int as free, coalesce(bool_or(unknown), false) as unknown,
      (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name, 'open', b.open, 'turn', b.turn)), '[]') from (
        select id, name, open, turn from available where skilled and has_room
        order by case when ${byLoad}::boolean then open end, turn, id limit ${most}) b) as best
    from available`.execute(db)
  const { unknown, ...pool } = rows[0]!
  if (unknown) await makeTurns({ db })
  return pool
}

/** Who has never been given anything comes first; their row is what processes try to be first at. All at once, in one order. */
async function makeTurns({ db }: Reads): Promise<void> {
  await sql`insert into operator_turns (user_id, turn) select u.id, 0 from users u
    where not exists (select from operator_turns t where t.user_id = u.id) order by u.id on conflict do nothing`.execute(db)
}

async function readPeople({ db }: Reads, liveChatId: string, ids: readonly string[]): Promise<[string, Person | null][]> {
  const { rows } = await sql<Person>`
    select u.id, u.name, case when u.state <> 'active' then 'locked' when not u.online then 'offline'
        when exists (select from absences a where a.user_id = u.id and a.starts_at <= now() and a.ends_at > now()) then 'absent'
        else 'there' end as is,
      exists (select from live_chat_operator_groups o join memberships m using (group_id)
        where o.live_chat_id = ${liveChatId}::uuid and m.user_id = u.id) as operator
    from users u where u.id = any(${[...ids]}::uuid[])`.execute(db)
  const found = new Map(rows.map((person) => [person.id, person]))
  return ids.map((id) => [id, found.get(id) ?? null])
}
