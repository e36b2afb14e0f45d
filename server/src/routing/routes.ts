import * as contract from '@parley/contract'
import { maySeeSettings } from '../live-chats/index.ts'
import type { Routes, UserAsker } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { readRoutingRules, readRule } from './read-rules.ts'
import { forgetRules } from './remembered.ts'
import { editRoutedOperator, routedOperators } from './routed-operators.ts'
import { simulate } from './simulation/index.ts'
import { copyRule, createRule, deleteRule, editRule, orderRules, setMaximum } from './write-rules.ts'

/** Administrators save; supervisors of the live chat see [ACC-08]. */
export const routingRoutes: Routes = ({ on }) => {
  on(contract.readRoutingRules, async ({ database, who, path }) => {
    await mustSee(database, who, path.liveChatId)
    return readRoutingRules(database, path.liveChatId)
  })
  on(contract.createRoutingRule, async ({ database, who, path, body }) => {
    const id = await changing(database, path.liveChatId, (work) => createRule(work, who.id, path.liveChatId, body))
    return readRule(database, path.liveChatId, id)
  })
  on(contract.editRoutingRule, async ({ database, who, path: { liveChatId, ruleId }, body }) => {
    await changing(database, liveChatId, (work) => editRule(work, who.id, liveChatId, ruleId, body))
    return readRule(database, liveChatId, ruleId)
  })
  on(contract.copyRoutingRule, async ({ database, who, path: { liveChatId, ruleId }, body }) => {
    const id = await changing(database, liveChatId, (work) => copyRule(work, who.id, liveChatId, ruleId, body.name))
    return readRule(database, liveChatId, id)
  })
  on(contract.deleteRoutingRule, async ({ database, path: { liveChatId, ruleId } }) => {
    await changing(database, liveChatId, (work) => deleteRule(work, liveChatId, ruleId))
    return null
  })
  on(contract.orderRoutingRules, async ({ database, path: { liveChatId }, body }) => {
    await changing(database, liveChatId, (work) => orderRules(work, liveChatId, body.version, body.ruleIds))
    return readRoutingRules(database, liveChatId)
  })
  on(contract.setRoutingMaximum, async ({ database, path: { liveChatId }, body }) => {
    await changing(database, liveChatId, (work) => setMaximum(work, liveChatId, body.maximum))
    return readRoutingRules(database, liveChatId)
  })

  on(contract.listRoutedOperators, async ({ database, who, path, query }) => {
    await mustSee(database, who, path.liveChatId)
    return routedOperators(database, path.liveChatId, query.search)
  })
  on(contract.editRoutedOperator, ({ database, path, body }) =>
    transaction(database, async (work) => {
      const { skills, maximum } = await editRoutedOperator(work, path.userId, body)
      return { skills: [...skills], maximum }
    }),
  )

  on(contract.simulateRouting, async ({ database, who, path, body }) => {
    await mustSee(database, who, path.liveChatId)
    return simulate(database, who, path.liveChatId, body)
  })
}

async function changing<T>(database: Database, liveChatId: string, change: (work: Work) => Promise<T>): Promise<T> {
  const changed = await transaction(database, change)
  forgetRules(liveChatId)
  return changed
}

async function mustSee(database: Database, who: UserAsker, liveChatId: string): Promise<void> {
  if (!(await maySeeSettings(database, who, liveChatId))) throw new Refusal('not-found')
}
