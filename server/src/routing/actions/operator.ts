import { action, thisOperator } from '../action.ts'

export const operator = action({
  name: 'operator',
  drains: true,
  choose: (snapshot, { userId }) => thisOperator(snapshot, userId),
})
