import { groupOf, named, whyAway } from '../action.ts'
import type { BaseRule } from './index.ts'

/**
 * Whom the field of the customer's item names, at once; of several the first who is there [RTE-10, RTE-13]. They need not be in an
 * operator group [ACC-10]. Absent, locked, not bound or empty: First Response of the rule's group follows [RTE-11…13].
 */
export const assignedTo: BaseRule<'assigned-to'> = {
  name: 'assigned-to',
  choose(snapshot, { field, groupId }) {
    const { accountAppId, facts, assignees, people } = snapshot
    if (accountAppId === null) return { verdict: 'app-gone' }
    if (facts.itemId === null) return { verdict: 'not-bound' }
    const found = assignees.get(field)
    if (!found) return { wants: { assignees: [field] } }
    if (!found.fieldExists) return { verdict: 'field-gone' }
    const unknown = found.userIds.filter((id) => !people.has(id))
    if (unknown.length > 0) return { wants: { people: unknown } }
    const theirs = found.userIds.flatMap((id) => people.get(id) ?? [])
    const there = theirs.find(({ is }) => is === 'there')
    if (there) return { choice: { operator: named(there), group: groupOf(snapshot, groupId) ?? null } }
    return { verdict: theirs[0] ? whyAway(theirs[0]) : 'field-empty' }
  },
}
