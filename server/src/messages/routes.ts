import * as contract from '@parley/contract'
import type { Asker, Routes } from '../people/index.ts'
import { transaction } from '../platform/database.ts'
import type { Means } from '../platform/means.ts'
import { listSessionFiles, listThreadFiles } from './list-files.ts'
import { outbox } from './outbox.ts'
import { readThread, readThreadMessages } from './read-thread.ts'
import { readTimeline } from './read-timeline.ts'
import { readUpTo } from './read-up-to.ts'
import { seeUpTo } from './see-up-to.ts'
import { sendMessage, writeMessage } from './send-message.ts'

export const messageRoutes = ({ database, limits }: Pick<Means, 'database' | 'limits'>): Routes => {
  const writing = { database, outbox: outbox(database) }
  const notTooMany = ({ kind, id }: Asker) =>
    limits.take(kind === 'visitor' ? 'visitorMessagesPerMinute' : 'operatorMessagesPerMinute', id)

  return ({ on }) => {
    on(contract.sendMessage, async ({ who, path, body }) => {
      await notTooMany(who)
      return sendMessage(writing, who, path.sessionId, path.messageId, body)
    })
    on(contract.writeMessage, async ({ who, path, body }) => {
      await notTooMany(who)
      return writeMessage(writing, who, path.threadId, path.messageId, body)
    })

    on(contract.readTimeline, ({ who, path, query }) => readTimeline(database, who, path.sessionId, query.before))
    on(contract.readThread, ({ who, path }) => readThread(database, who, path.threadId))
    on(contract.readThreadMessages, ({ who, path, query }) => readThreadMessages(database, who, path.threadId, query.before))

    on(contract.listThreadFiles, ({ who, path, query }) => listThreadFiles(database, who, path.threadId, query.cursor))
    on(contract.listSessionFiles, ({ who, path, query }) => listSessionFiles(database, who, path.sessionId, query.cursor))

    on(contract.readUpTo, async ({ who, path, body }) => {
      await transaction(database, (work) => readUpTo(work, who, path.sessionId, body.number))
      return null
    })
    on(contract.seeUpTo, async ({ who, path, body }) => {
      await transaction(database, (work) => seeUpTo(work, who, path.threadId, body))
      return null
    })
  }
}
