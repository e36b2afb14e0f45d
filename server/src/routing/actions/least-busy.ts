import { action, firstOfPool } from '../action.ts'

/** Online with the fewest open sessions; of several the one who waited longest [RTE-20]. */
export const leastBusy = action({
  name: 'least-busy',
  drains: true,
  choose: (snapshot, { groupId, skills = [] }) => firstOfPool(snapshot, { order: 'load', groupId, skills }),
})
