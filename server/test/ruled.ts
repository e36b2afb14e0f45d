import type {
  Condition,
  ConditionRow,
  CustomRule,
  RoutingAction,
  RoutingDecision,
  RoutingExtras,
  RoutingRule,
} from '@parley/contract'
import * as contract from '@parley/contract'
import { type Desk, write } from './desk.ts'
import type { TestUser } from './product.ts'
import { addRule, clearRules, setMaximum } from './rules.ts'

/** A condition as it stands in a rule; joined by `and` unless said. */
export const where = (
  attribute: Condition['attribute'],
  comparison: Condition['comparison'],
  value?: Condition['value'],
  join: Condition['join'] = 'and',
): Condition => ({ join, attribute, comparison, ...(value !== undefined && { value }) })

/** What is done to the rules of a desk's live chat, and what comes of it. */
export function ruled(desk: Pick<Desk, 'admin' | 'chat' | 'vera' | 'visitor' | 'db'>) {
  const path = { liveChatId: desk.chat.id }
  const read = () => desk.admin.get(contract.readRoutingRules, { path })
  const add = (
    name: string,
    action: RoutingAction,
    conditions: ConditionRow[] = [],
    extras: RoutingExtras = {},
  ): Promise<CustomRule> => addRule(desk.admin, desk.chat.id, { name, action, conditions, extras })
  const clear = () => clearRules(desk.admin, desk.chat.id)
  return {
    path,
    read,
    add,
    clear,
    maximum: (maximum: number | null) => setMaximum(desk.admin, desk.chat.id, maximum),
    async only(name: string, action: RoutingAction, conditions: ConditionRow[] = [], extras: RoutingExtras = {}) {
      await clear()
      return add(name, action, conditions, extras)
    },
    async base(rule: RoutingRule) {
      const { version } = await desk.admin.get(contract.readLiveChat, { path })
      return desk.admin.ask(contract.editLiveChat, { path, body: { version, rule } })
    },
    /** Those of the desk who are Online, by their own word. */
    async online(...users: TestUser[]) {
      await desk.db.updateTable('users').set({ online: false }).execute()
      for (const user of users) await user.get(contract.setStatus, { body: { online: true } })
    },
    async open(text = 'Where is my order?', visitor?: Awaited<ReturnType<Desk['visitor']>>) {
      const who = visitor ?? (await desk.visitor())
      const { sessionId } = await write(who, who.threadId, text)
      return { visitor: who, sessionId, ...(await this.look(sessionId)) }
    },
    async look(sessionId: string) {
      const { session, details } = await desk.vera.get(contract.readSession, { path: { sessionId } })
      const decisions = details.routed?.decisions ?? []
      const last = decisions.at(-1) as RoutingDecision
      return { session, decisions, tried: last?.tried.map(({ name, verdict }) => `${name}: ${verdict}`) ?? [], rule: last?.rule }
    },
  }
}
