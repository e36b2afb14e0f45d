import type { Priority } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { decideClosing } from './close-session.ts'
import { decideEdit } from './edit-session.ts'
import { decideReassignment, type Rules } from './reassign-session.ts'
import { deltasOf } from './tallies.ts'
import type { Decision, Looked, Verbs } from './verbs.ts'

interface Macro {
  priority?: Priority
  addLabelIds?: string[]
  groupId?: string
  close?: true
}

/** All that a macro does besides its text, or nothing of it: each part by the rules of its own verb, seen and written together [MAC-01]. */
export function runMacro(verbs: Verbs, asker: UserAsker, sessionId: string, macro: Macro, rules: Rules) {
  const to = macro.groupId === undefined ? undefined : { groupId: macro.groupId }
  const labels = macro.addLabelIds !== undefined
  return verbs.add({ asker, sessionId, labels, ...(to && { to }), decide: (looked) => decide(looked, macro, rules) })
}

function decide(looked: Looked, { priority, addLabelIds, groupId, close }: Macro, rules: Rules): Decision {
  const steps: [field: string, step: (looked: Looked) => Decision][] = [
    ['/priority', (now) => (priority === undefined ? undefined : decideEdit(now, { priority }))],
    ['/addLabelIds', (now) => (addLabelIds === undefined ? undefined : decideEdit(now, { addLabelIds }))],
    [
      '/groupId',
      (now) =>
        groupId === undefined ? undefined : decideReassignment(now, { to: { groupId }, from: now.session.operator_id }, rules),
    ],
    ['/close', (now) => (close ? decideClosing(now) : undefined)],
  ]
  let all: Decision
  for (const [field, step] of steps) {
    const made = named(field, () => step({ ...looked, session: all?.after ?? looked.session }))
    if (made) all = all ? joined(all, made) : made
  }
  return all
}

/** A refusal says which part it is about. */
function named(field: string, step: () => Decision): Decision {
  try {
    return step()
  } catch (error) {
    // Of whose session it is none of their business nothing more is said.
    const said = error instanceof Refusal && error.code !== 'not-found'
    throw said ? new Refusal(error.code, { ...error.extra, field }) : error
  }
}

function joined(first: NonNullable<Decision>, then: NonNullable<Decision>): NonNullable<Decision> {
  const { before } = first
  const telling = then.telling ?? first.telling
  const audit = then.audit ?? first.audit
  return {
    before,
    after: then.after,
    entries: [...first.entries, ...then.entries],
    deltas: deltasOf(before, then.after),
    events: [...first.events, ...then.events],
    ...(telling && { telling }),
    ...(audit && { audit }),
  }
}
