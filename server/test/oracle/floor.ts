import { createLiveChat, editLiveChat, type SessionState, setStatus } from '@parley/contract'
import type { TestProduct, TestUser } from '../product.ts'
import { type TestVisitor, visitorOf } from './visitor.ts'

/** Three operators (two of the first group, one of the second), who supervises them, and three customers. */
export interface Floor {
  product: TestProduct
  liveChatId: string
  groupIds: [first: string, second: string]
  operators: TestUser[]
  supervisor: TestUser
  administrator: TestUser
  customers: TestVisitor[]
  /** What the model says of each customer's last session. */
  talks: (Talk | undefined)[]
  online: boolean[]
  locked: boolean[]
  /** The group of the rule; null is the common queue. */
  ruled: 0 | null
}

export interface Talk {
  sessionId: string
  state: SessionState
  operator: number | null
  group: 0 | 1 | null
}

/** Of which group an operator is. */
export const groupOf = (operator: number) => (operator < 2 ? 0 : 1) as 0 | 1

let made = 0

export async function makeFloor(product: TestProduct, administrator: TestUser, ruled: 0 | null): Promise<Floor> {
  const no = ++made
  const operators = await Promise.all(['Olga', 'Oleg', 'Otto'].map((name) => product.user(`${name} ${no}`)))
  const supervisor = await product.user(`Vera ${no}`)
  const first = await product.group(`First ${no}`, operators.slice(0, 2))
  const second = await product.group(`Second ${no}`, operators.slice(2))
  const leads = await product.group(`Leads ${no}`, [supervisor])
  const groups = { operatorGroupIds: [first.id, second.id], supervisorGroupIds: [leads.id] }
  const { id, version } = await administrator.get(createLiveChat, { body: { name: `Floor ${no}`, ...groups } })
  const rule = { name: 'first-response' as const, groupId: ruled === null ? null : first.id }
  await administrator.get(editLiveChat, { path: { liveChatId: id }, body: { version, rule } })
  for (const operator of operators) await operator.get(setStatus, { body: { online: true } })
  const customers = await Promise.all(['Cleo', 'Carl', 'Cora'].map((name) => visitorOf(product, id, { name })))
  return {
    product,
    liveChatId: id,
    groupIds: [first.id, second.id],
    operators,
    supervisor,
    administrator,
    customers,
    talks: [undefined, undefined, undefined],
    online: [true, true, true],
    locked: [false, false, false],
    ruled,
  }
}
