import type { Named, Simulation } from '@parley/contract'
import type { Decided } from '../decide.ts'
import type { Replayed } from './history.ts'
import { type Draft, draftId } from './simulate.ts'

/** How many sessions each rule decided in truth and in the draft: those of the draft in their order, others, and the base rule. */
export function countByRule(
  draft: Draft,
  inForce: readonly Named[],
  outcomes: readonly { session: Replayed; decided: Decided }[],
): Simulation['rules'] {
  const before = countOf(outcomes.map(({ session }) => session.decision.ruleId ?? ''))
  const after = countOf(outcomes.map(({ decided }) => decided.ruleId ?? ''))
  const ofDraft = draft.rules.map(({ id, name }, place) => ({
    ...{ ruleId: id ?? null, place, name },
    before: (id && before.get(id)) || 0,
    after: after.get(id ?? draftId(place)) ?? 0,
  }))
  const drafted = new Set(draft.rules.map(({ id }) => id))
  const names = new Map<string, string>()
  for (const { session } of outcomes) if (session.decision.ruleId) names.set(session.decision.ruleId, session.decision.rule)
  for (const { id, name } of inForce) names.set(id, name)
  const others = [...names]
    .filter(([id]) => !drafted.has(id))
    .map(([ruleId, name]) => ({ ruleId, place: null, name, before: before.get(ruleId) ?? 0, after: 0 }))
  const base = { ruleId: null, place: null, name: draft.base.name, before: before.get('') ?? 0, after: after.get('') ?? 0 }
  return [...ofDraft, ...others, base]
}

function countOf(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
