import type { Work } from '../../platform/database.ts'
import { assigneesOf } from '../assignees.ts'
import { type Decided, decide } from '../decide.ts'
import type { RuleSet } from '../rule.ts'
import { type Assignees, type Person, type Pool, poolKey, type Snapshot, type Wants } from '../snapshot.ts'
import type { ChatNow, Known, Replayed } from './history.ts'
import type { Past } from './past.ts'

export interface World {
  reads: Pick<Work, 'db'>
  chat: ChatNow
  past: Past
  people: ReadonlyMap<string, Known>
  /** Of the draft. */
  maximum: number | null
}

/** What these rules make of a session as it was then. Answers who would have had it, and who did, to `past`. */
export async function replay(world: World, session: Replayed, ruleSet: RuleSet): Promise<Decided> {
  world.past.goTo(session.at.getTime())
  const { chat } = world
  let snapshot: Snapshot = {
    at: session.at,
    facts: { ...session.facts, labelIds: session.facts.labelIds ?? [], text: session.text },
    timeZone: chat.timeZone,
    groups: chat.groups,
    channelIds: chat.channelIds,
    labelIds: chat.labelIds,
    accountAppId: chat.accountAppId,
    calendars: chat.calendars,
    pools: new Map(),
    people: new Map(),
    assignees: new Map(),
  }
  for (;;) {
    const decided = decide(snapshot, ruleSet)
    if (!('wants' in decided)) {
      settle(world, session, decided)
      return decided
    }
    snapshot = await answer(world, session, snapshot, decided.wants)
  }
}

function settle({ past }: World, session: Replayed, { choice }: Decided): void {
  const { to } = session.decision
  const was = to?.kind === 'operator' ? to.id : null
  const is = choice.operator?.id ?? null
  if (was !== is) past.otherwise(session, was, is)
}

/** From what was seen then, as long as nobody of them has another session than they had; else from the past. */
async function answer(world: World, session: Replayed, snapshot: Snapshot, wants: Wants): Promise<Snapshot> {
  const { past, people, maximum, chat } = world
  const at = session.at.getTime()
  const pools = new Map(snapshot.pools)
  for (const asked of wants.pools ?? []) {
    const key = poolKey(asked)
    const isAsItWas =
      maximum === chat.maximum && ![...past.changed].some((id) => people.get(id)?.groupIds.includes(asked.groupId))
    pools.set(key, (isAsItWas && seenPool(world, session, key)) || past.pool(asked, maximum, at))
  }
  const persons = new Map(snapshot.people)
  for (const id of wants.people ?? []) persons.set(id, seenPerson(world, session, id) ?? past.person(id, at))
  const assignees = new Map(snapshot.assignees)
  for (const field of wants.assignees ?? []) assignees.set(field, await assigneesThen(world, session, field))
  return { ...snapshot, pools, people: persons, assignees }
}

function seenPool({ people }: World, { facts }: Replayed, key: string): Pool | undefined {
  const seen = facts.pools?.[key]
  if (!seen) return undefined
  const best = seen.best.map(([id, open, turn]) => ({ id, name: people.get(id)?.name ?? '', open, turn }))
  return { ...seen, best }
}

function seenPerson({ people }: World, { facts }: Replayed, id: string): Person | undefined {
  const is = facts.people?.[id]
  const known = people.get(id)
  return is && known && { id, name: known.name, is, operator: known.groupIds.length > 0 }
}

async function assigneesThen({ reads, chat }: World, { facts }: Replayed, field: string): Promise<Assignees> {
  return facts.assignees?.[field] ?? assigneesOf(reads, chat.accountAppId!, facts.itemId!, field)
}
