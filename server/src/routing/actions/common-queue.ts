import { action } from '../action.ts'

/** Of all operators. */
export const commonQueue = action({
  name: 'common-queue',
  drains: false,
  choose: () => ({ choice: { operator: null, group: null } }),
})
