import type { SessionCard, Targets } from '@parley/contract'

export type Target =
  | ({ kind: 'operator'; me: boolean } & Targets['operators'][number])
  | ({ kind: 'group' } & Targets['groups'][number])

/** Whom a session may be given to, as the server sorts them, without who has it now [INF-06]; I stand first. */
export function targetsFor({ operators, groups }: Targets, card: SessionCard, me: string, search: string): Target[] {
  const wanted = search.trim().toLocaleLowerCase()
  const fits = (...words: readonly string[]) => words.some((word) => word.toLocaleLowerCase().includes(wanted))
  const people = operators
    .filter(({ id, name, groups: of }) => id !== card.operator?.id && fits(name, ...of))
    .map((operator): Target => ({ kind: 'operator', me: operator.id === me, ...operator }))
  const queues = groups
    .filter(({ id, name }) => fits(name) && !(card.state === 'queued' && card.group?.id === id))
    .map((group): Target => ({ kind: 'group', ...group }))
  const mine = people.filter((target) => target.kind === 'operator' && target.me)
  return [...mine, ...people.filter((target) => !mine.includes(target)), ...queues]
}
