import * as contract from '@parley/contract'
import type { Routes } from '../people/index.ts'
import { transaction } from '../platform/database.ts'
import type { Means } from '../platform/means.ts'
import { viewSession } from '../sessions/index.ts'
import type { Outbox } from './outbox.ts'
import { cancelScheduled, scheduledIn, scheduleMessage, sendScheduledNow } from './scheduled-messages.ts'

export const scheduledRoutes = ({
  database,
  limits,
  outbox,
}: Pick<Means, 'database' | 'limits'> & { outbox: Outbox }): Routes => {
  const writing = { database, outbox }
  return ({ on }) => {
    on(contract.listScheduledMessages, async ({ database, who, path }) => {
      await viewSession(database, who, path.sessionId)
      return scheduledIn(database, path.sessionId)
    })
    on(contract.scheduleMessage, ({ database, who, path, body }) =>
      transaction(database, (work) => scheduleMessage(work, who, path, body)),
    )
    on(contract.cancelScheduledMessage, async ({ database, who, path }) => {
      await transaction(database, (work) => cancelScheduled(work, who, path.sessionId, path.messageId))
      return null
    })
    on(contract.sendScheduledMessage, async ({ who, path }) => {
      await limits.take('operatorMessagesPerMinute', who.id)
      return sendScheduledNow(writing, who, path.sessionId, path.messageId)
    })
  }
}
