import * as contract from '@parley/contract'
import type { Routes } from '../people/index.ts'
import { settingsFrom } from '../people/index.ts'
import { transaction } from '../platform/database.ts'
import type { Means } from '../platform/means.ts'
import { closeSession } from './close-session.ts'
import { editSession } from './edit-session.ts'
import { listTargets } from './list-targets.ts'
import { listSessions, readCards } from './lists.ts'
import { markSpam } from './mark-spam.ts'
import { oldestUnread } from './oldest-unread.ts'
import { openThread } from './open-thread.ts'
import { readMyDay } from './read-my-day.ts'
import { readSession } from './read-session.ts'
import { readWorkspace, workspaceJson } from './read-workspace.ts'
import { reassignSession } from './reassign-session.ts'
import { runMacro } from './run-macro.ts'
import { takeNextSession } from './take-next-session.ts'
import { takeSession } from './take-session.ts'
import { threadsOf } from './threads.ts'
import { unmarkSpam } from './unmark-spam.ts'
import { verbs } from './verbs.ts'

export const sessionRoutes = ({ database, settings }: Pick<Means, 'database' | 'settings'>): Routes => {
  const all = verbs(database)
  const rules = () => ({ onlineOnly: settingsFrom(settings).reassignOnlineOnly })
  return ({ on }) => {
    on(contract.readWorkspace, async ({ database, who, reply }) => {
      const json = await workspaceJson(database, who, settingsFrom(settings))
      // JSON already: nothing is left to serialise.
      reply.header('content-type', 'application/json; charset=utf-8')
      return json as never
    })
    on(contract.readCounters, async ({ database, who }) =>
      contract.countersOf(await readWorkspace(database, who, settingsFrom(settings))),
    )

    on(contract.readMyDay, ({ database, who }) => readMyDay(database, who, settingsFrom(settings).timeZone))
    on(contract.readOldestUnread, async ({ database, who }) => ({ sessionId: await oldestUnread(database, who) }))

    on(contract.listSessions, ({ database, who, query }) => listSessions(database, who, query))
    on(contract.readSessionCards, ({ database, who, query }) => readCards(database, who, query.ids.split(',')))
    on(contract.readSession, ({ database, who, path }) => readSession(database, who, path.sessionId))
    on(contract.listTargets, ({ database, who, path }) => listTargets(database, who, path.sessionId, rules().onlineOnly))

    on(contract.takeSession, ({ who, path }) => takeSession(all, who, path.sessionId))
    on(contract.takeNextSession, ({ database, who }) => takeNextSession(database, all, who))
    on(contract.editSession, ({ who, path, body }) => editSession(all, who, path.sessionId, body))
    on(contract.reassignSession, ({ who, path, body }) => reassignSession(all, who, path.sessionId, body, rules()))
    on(contract.closeSession, ({ who, path }) => closeSession(all, who, path.sessionId))

    on(contract.runMacro, async ({ who, path, body }) => {
      await runMacro(all, who, path.sessionId, body, rules())
      return null
    })
    on(contract.markSpam, ({ who, path }) => markSpam(all, who, path.sessionId))
    on(contract.unmarkSpam, ({ database, who, path }) => unmarkSpam(database, who, path.sessionId))

    on(contract.listThreads, ({ database, who }) => threadsOf(database, who.id))
    on(contract.openThread, ({ database, who, path }) => transaction(database, (work) => openThread(work, who, path.liveChatId)))
  }
}
