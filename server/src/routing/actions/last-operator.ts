import { action, thisOperator } from '../action.ts'

/** Who had this customer's last session [RTE-19]; saving it asks for the condition First session = No. */
export const lastOperator = action({
  name: 'last-operator',
  drains: true,
  choose(snapshot) {
    const { lastOperatorId } = snapshot.facts
    return lastOperatorId === null ? { verdict: 'no-last-operator' } : thisOperator(snapshot, lastOperatorId)
  },
})
