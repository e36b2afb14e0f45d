import { type RawBuilder, sql } from 'kysely'
import { isAbsent } from '../people/index.ts'
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
/** A group of more members is walked along in the order of loads or turns, for so many operators at most. */
const few = 64
const walked = 512

/**
 * Who of a group is Online, not absent [RTE-12], has these skills and room [B-07]. In a large group the first that are found in order
 * do, and no more than these are counted; else it is one walk along its members.
 */
async function readPool({ db }: Reads, { liveChatId, maximum }: Where, { groupId, skills, order }: PoolAsked): Promise<Pool> {
  const inOrder = order === 'load' ? sql`open, turn, id` : sql`turn, id`
  const skilled = sql`u.skills @> ${skills.map(plainSkill)}::text[]`
  const hasRoom = sql`(u.routing_maximum is null or coalesce(t.open, 0) < u.routing_maximum)
    and (${maximum}::int is null or coalesce(l.open, 0) < ${maximum}::int)`
  const loads = sql`operator_loads l on l.live_chat_id = ${liveChatId}::uuid and l.user_id = u.id`
  const there = sql`not ${isAbsent}`
  const listed = (from: RawBuilder<unknown>) => sql`(
    select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name, 'open', b.open, 'turn', b.turn)), '[]') from ${from} b)`
  const { rows } = await sql<Omit<Pool, 'best'> & { best: Candidate[]; unknown: boolean }>`
    with large as materialized (
      select count(*) > ${few}::int as is
      from (select from memberships where group_id = ${groupId}::uuid limit ${few}::int + 1) m),
    quick as materialized (
      select t.id, u.name, t.open, t.turn
      from (select user_id as id, open, turn from operator_turns order by ${inOrder} limit ${walked}::int) t
      join users u on u.id = t.id and u.online and u.state = 'active'
      left join ${loads}
      where (select "is" from large) and ${skilled} and ${hasRoom} and ${there}
        and exists (select from memberships m where m.group_id = ${groupId}::uuid and m.user_id = t.id)
      order by ${inOrder} limit ${most}::int),
    enough as materialized (select count(*) = ${most}::int as is from quick),
    available as materialized (
      select u.id, u.name, coalesce(t.turn, 0) as turn, t.turn is null as unknown, coalesce(t.open, 0) as open,
        ${skilled} as skilled, ${hasRoom} as has_room
      from memberships m join users u on u.id = m.user_id and u.online and u.state = 'active'
      left join operator_turns t on t.user_id = u.id
      left join ${loads}
      where not (select "is" from enough) and m.group_id = ${groupId}::uuid and ${there})
    select ${most}::int as online, ${most}::int as skilled, ${most}::int as free, false as unknown, ${listed(sql`quick`)} as best
    from enough where "is"
    union all
    select count(*)::int, (count(*) filter (where skilled))::int, (count(*) filter (where skilled and has_room))::int,
      coalesce(bool_or(unknown), false),
      ${listed(sql`(select * from available where skilled and has_room order by ${inOrder} limit ${most}::int)`)}
    from available having not (select "is" from enough)`.execute(db)
  const { unknown, ...pool } = rows[0]!
  if (unknown) await makeTurns({ db })
  return pool
}

/** Who has never been given anything comes first; their row is what processes try to be first at. All at once, in one order; all who are Online, unless it is said whose. */
export async function makeTurns({ db }: Reads, userIds?: readonly string[]): Promise<void> {
  const theirs = userIds ? sql`u.id = any(${userIds}::uuid[])` : sql`u.online`
  await sql`insert into operator_turns (user_id, turn) select u.id, 0 from users u
    where ${theirs} and not exists (select from operator_turns t where t.user_id = u.id) order by u.id on conflict do nothing`.execute(
    db,
  )
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
