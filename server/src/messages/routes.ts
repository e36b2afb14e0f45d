import * as contract from '@parley/contract'
import { type Asker, type Routes, settingsFrom } from '../people/index.ts'
import { transaction } from '../platform/database.ts'
import type { Means } from '../platform/means.ts'
import { editMessage, editOwnMessage, withdrawMessage, withdrawOwnMessage } from './edit-message.ts'
import { listSessionFiles, listThreadFiles } from './list-files.ts'
import { listMentionable } from './list-mentionable.ts'
import type { Outbox } from './outbox.ts'
import { readItemSession } from './read-item-session.ts'
import { readThread, readThreadMessages } from './read-thread.ts'
import { readTimeline } from './read-timeline.ts'
import { readUpTo } from './read-up-to.ts'
import { seeUpTo } from './see-up-to.ts'
import { sendMessage, writeMessage } from './send-message.ts'
import { unreadFrom } from './unread-from.ts'
import { listVersions } from './versions.ts'
import { writeNote } from './write-note.ts'

export const messageRoutes = ({
  database,
  limits,
  settings,
  outbox,
}: Pick<Means, 'database' | 'limits' | 'settings'> & { outbox: Outbox }): Routes => {
  const writing = { database, outbox }
  const notTooMany = ({ kind, id }: Asker) =>
    limits.take(kind === 'visitor' ? 'visitorMessagesPerMinute' : 'operatorMessagesPerMinute', id)
  const mayEdit = () => settingsFrom(settings).allowEditing

  return ({ on }) => {
    on(contract.sendMessage, async ({ who, path, body }) => {
      await notTooMany(who)
      return sendMessage(writing, who, path.sessionId, path.messageId, body)
    })
    on(contract.writeMessage, async ({ who, path, body }) => {
      await notTooMany(who)
      return writeMessage(writing, who, path.threadId, path.messageId, body)
    })

    on(contract.writeNote, async ({ who, path, body }) => {
      await notTooMany(who)
      return writeNote(database, who, path, body)
    })
    on(contract.listMentionable, ({ who, path, query }) => listMentionable(database, who, path.sessionId, query.search))

    on(contract.editMessage, async ({ who, path, body }) => {
      await notTooMany(who)
      return editMessage(database, who, path, body, mayEdit)
    })
    on(contract.editOwnMessage, async ({ who, path, body }) => {
      await notTooMany(who)
      return editOwnMessage(database, who, path, body, mayEdit)
    })
    on(contract.withdrawMessage, ({ who, path }) => withdrawMessage(database, who, path, mayEdit))
    on(contract.withdrawOwnMessage, ({ who, path }) => withdrawOwnMessage(database, who, path, mayEdit))
    on(contract.listMessageVersions, ({ who, path }) => listVersions(database, who, path.sessionId, path.messageId))

    on(contract.readTimeline, ({ who, path, query }) => readTimeline(database, who, path.sessionId, query.before))
    on(contract.readItemSession, ({ who, path, query }) => readItemSession(database, who, path, query.before))
    on(contract.readThread, ({ who, path }) => readThread(database, who, path.threadId))
    on(contract.readThreadMessages, ({ who, path, query }) => readThreadMessages(database, who, path.threadId, query.before))

    on(contract.listThreadFiles, ({ who, path, query }) => listThreadFiles(database, who, path.threadId, query.cursor))
    on(contract.listSessionFiles, ({ who, path, query }) => listSessionFiles(database, who, path.sessionId, query.cursor))

    on(contract.readUpTo, async ({ who, path, body }) => {
      await transaction(database, (work) => readUpTo(work, who, path.sessionId, body.number))
      return null
    })
    on(contract.unreadFrom, async ({ who, path, body }) => {
      await transaction(database, (work) => unreadFrom(work, who, path.sessionId, body.number))
      return null
    })
    on(contract.seeUpTo, async ({ who, path, body }) => {
      await transaction(database, (work) => seeUpTo(work, who, path.threadId, body))
      return null
    })
  }
}
