import { action, firstOfPool } from '../action.ts'

/** In turn: the one who waited longest since they were last given a session [RTE-23]. */
export const roundRobin = action({
  name: 'round-robin',
  drains: true,
  choose: (snapshot, { groupId, skills = [] }) => firstOfPool(snapshot, { order: 'turn', groupId, skills }),
})
