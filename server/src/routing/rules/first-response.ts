import { RoutingRule } from '@parley/contract'
import { rule } from '../rule.ts'

/**
 * Nobody is chosen: the session waits in the queue, and whoever takes it first has it [RTE-04]. A group that is no longer one of
 * the live chat's has no queue here: the common queue takes its place [LCS-19].
 */
export const firstResponse = rule({
  name: 'first-response',
  settings: RoutingRule,
  choose: ({ groups }, { groupId }) => ({ operator: null, group: groups.find(({ id }) => id === groupId) ?? null }),
})
