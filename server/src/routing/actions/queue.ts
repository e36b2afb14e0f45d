import { action, groupOf } from '../action.ts'

export const queue = action({
  name: 'queue',
  drains: false,
  choose(snapshot, { groupId }) {
    const group = groupOf(snapshot, groupId)
    return group ? { choice: { operator: null, group } } : { verdict: 'group-gone' }
  },
})
