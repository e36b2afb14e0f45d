import * as contract from '@parley/contract'
import { auditedEdit } from '../audit/index.ts'
import { maySeeSettings, settingsOf } from '../live-chats/index.ts'
import type { Routes, UserAsker } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { readRoutingRules } from './read-rules.ts'
import { forgetRules } from './remembered.ts'
import { editRoutedOperator, readUserRouting, routedOperators } from './routed-operators.ts'
import { simulate } from './simulation/index.ts'
import { setRules } from './write-rules.ts'

/** Administrators save; supervisors of the live chat see [ACC-08]. */
export const routingRoutes: Routes = ({ on }) => {
  on(contract.readRoutingRules, async ({ database, who, path }) => {
    await mustSee(database, who, path.liveChatId)
    return readRoutingRules(database, path.liveChatId)
  })
  on(contract.setRoutingRules, async ({ database, who, path: { liveChatId }, body }) => {
    const {
      id: _id,
      name: _name,
      ...set
    } = await transaction(database, (work) =>
      auditedEdit(work, who, {
        action: 'routing-edited',
        kind: 'live-chat',
        read: () => namedRules(work, liveChatId),
        change: () => setRules(work, who.id, liveChatId, body),
      }),
    )
    forgetRules(liveChatId)
    return set
  })

  on(contract.listRoutedOperators, async ({ database, who, path, query }) => {
    await mustSee(database, who, path.liveChatId)
    return routedOperators(database, path.liveChatId, query.search)
  })
  on(contract.readUserRouting, ({ database, path }) => readUserRouting(database, path.userId))
  on(contract.editRoutedOperator, ({ database, who, path: { userId }, body }) =>
    transaction(database, async (work) => {
      const read = async () => ({ id: userId, ...(await readUserRouting(work, userId)) })
      const change = () => editRoutedOperator(work, userId, body)
      const { id: _, ...able } = await auditedEdit(work, who, { action: 'user-routing-edited', kind: 'user', read, change })
      return able
    }),
  )

  on(contract.simulateRouting, async ({ database, who, path, body }) => {
    await mustSee(database, who, path.liveChatId)
    return simulate(database, who, path.liveChatId, body)
  })
}

async function namedRules(work: Work, id: string) {
  const { name } = await settingsOf(work, id)
  return { id, name, ...(await readRoutingRules(work, id)) }
}

async function mustSee(database: Database, who: UserAsker, liveChatId: string): Promise<void> {
  if (!(await maySeeSettings(database, who, liveChatId))) throw new Refusal('not-found')
}
