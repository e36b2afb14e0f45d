import { groupOf } from '../action.ts'
import type { BaseRule } from './index.ts'

/**
 * Nobody is chosen: the session waits in the queue, and whoever takes it first has it [RTE-04]. A group that is no longer one of
 * the live chat's has no queue here: the common queue takes its place [LCS-19].
 */
export const firstResponse: BaseRule<'first-response'> = {
  name: 'first-response',
  choose: (snapshot, { groupId }) => ({
    choice: { operator: null, group: (groupId !== null && groupOf(snapshot, groupId)) || null },
  }),
}
