import { type RawBuilder, sql } from 'kysely'
import { isAbsent } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { plainSkill } from './skills.ts'
import { type Candidate, type Pool, type PoolAsked, poolKey } from './snapshot.ts'

type Reads = Pick<Work, 'db'>

export interface Where {
  liveChatId: string
  /** Of open sessions of this live chat for one operator. */
  maximum: number | null
}

/** How many of the first are looked at: of several processes each takes another of them. */
const most = 16
/** A group of more members is walked along in the order of loads or turns, for so many operators at most. */
const few = 64
const walked = 512

/** All of one order are read at once: a look at ten groups costs little more than a look at one. */
export async function readPools(reads: Reads, where: Where, pools: readonly PoolAsked[]): Promise<[string, Pool][]> {
  const orders = [...new Set(pools.map(({ order }) => order))]
  const read = orders.map((order) =>
    readInOrder(
      reads,
      where,
      order,
      pools.filter((asked) => asked.order === order),
    ),
  )
  return (await Promise.all(read)).flat()
}

type Found = Omit<Pool, 'best'> & { best: Candidate[]; unknown: boolean }

/**
 * Who of each group is Online, not absent [RTE-12], has these skills and room [B-07]. In a large group the first that are found in
 * order do, and no more than these are counted; else it is one walk along its members.
 */
async function readInOrder(
  { db }: Reads,
  { liveChatId, maximum }: Where,
  order: PoolAsked['order'],
  pools: readonly PoolAsked[],
): Promise<[string, Pool][]> {
  const groupIds = pools.map(({ groupId }) => groupId)
  const needed = pools.map(({ skills }) => JSON.stringify(skills.map(plainSkill)))
  const inOrder = order === 'load' ? sql`open, turn, id` : sql`turn, id`
  const skilled = sql`u.skills @> asked.skills`
  const hasRoom = sql`(u.routing_maximum is null or coalesce(t.open, 0) < u.routing_maximum)
    and (${maximum}::int is null or coalesce(l.open, 0) < ${maximum}::int)`
  const loads = sql`operator_loads l on l.live_chat_id = ${liveChatId}::uuid and l.user_id = u.id`
  const there = sql`not ${isAbsent}`
  const listed = (from: RawBuilder<unknown>) => sql`(
    select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name, 'open', b.open, 'turn', b.turn)), '[]') from ${from} b)`
  // `offset 0`: one after another until there are enough. The planner takes skills for rare, and would read all users first.
  const { rows } = await sql<Found>`
    with pools as (
      select group_id, n, array(select jsonb_array_elements_text(skills::jsonb)) as skills
      from unnest(${groupIds}::uuid[], ${needed}::text[]) with ordinality as p (group_id, skills, n))
    select pool.* from pools asked cross join lateral (
      with large as materialized (
        select count(*) > ${few}::int as is
        from (select from memberships where group_id = asked.group_id limit ${few}::int + 1) m),
      quick as materialized (
        select t.id, fits.name, t.open, t.turn
        from (select user_id as id, open, turn from operator_turns order by ${inOrder} limit ${walked}::int) t
        cross join lateral (
          select u.name from users u left join ${loads}
          where u.id = t.id and u.online and u.state = 'active' and ${skilled} and ${hasRoom} and ${there}
            and exists (select from memberships m where m.group_id = asked.group_id and m.user_id = t.id)
          offset 0) fits
        where (select "is" from large)
        order by ${inOrder} limit ${most}::int),
      enough as materialized (select count(*) = ${most}::int as is from quick),
      available as materialized (
        select u.id, u.name, coalesce(t.turn, 0) as turn, t.turn is null as unknown, coalesce(t.open, 0) as open,
          ${skilled} as skilled, ${hasRoom} as has_room
        from memberships m join users u on u.id = m.user_id and u.online and u.state = 'active'
        left join operator_turns t on t.user_id = u.id
        left join ${loads}
        where not (select "is" from enough) and m.group_id = asked.group_id and ${there})
      select ${most}::int as online, ${most}::int as skilled, ${most}::int as free, false as unknown, ${listed(sql`quick`)} as best
      from enough where "is"
      union all
      select count(*)::int, (count(*) filter (where skilled))::int, (count(*) filter (where skilled and has_room))::int,
        coalesce(bool_or(unknown), false),
        ${listed(sql`(select * from available where skilled and has_room order by ${inOrder} limit ${most}::int)`)}
      from available having not (select "is" from enough)) pool
    order by asked.n`.execute(db)
  if (rows.some(({ unknown }) => unknown)) await makeTurns({ db })
  return rows.map(({ unknown: _, ...pool }, i) => [poolKey(pools[i]!), pool])
}

/** Who has never been given anything comes first; their row is what processes try to be first at. All at once, in one order; all who are Online, unless it is said whose. */
export async function makeTurns({ db }: Reads, userIds?: readonly string[]): Promise<void> {
  const theirs = userIds ? sql`u.id = any(${userIds}::uuid[])` : sql`u.online`
  await sql`insert into operator_turns (user_id, turn) select u.id, 0 from users u
    where ${theirs} and not exists (select from operator_turns t where t.user_id = u.id) order by u.id on conflict do nothing`.execute(
    db,
  )
}
