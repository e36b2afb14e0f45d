import * as contract from '@parley/contract'
import type { Routes } from '../people/index.ts'
import { settingsFrom, type UserAsker } from '../people/index.ts'
import type { Means } from '../platform/means.ts'
import { verbs, viewerOf } from '../sessions/index.ts'
import { changeSessions } from './change-sessions.ts'
import { exportSessions } from './export-sessions.ts'
import { demandApp } from './has-app.ts'
import { listFound, searchNames } from './list-found.ts'
import { searchThread, searchTimeline } from './search-messages.ts'
import { deleteView, readViews, saveTable, saveView } from './session-views.ts'
import { filtersFor } from './values.ts'

export const searchRoutes = ({ database, settings }: Pick<Means, 'database' | 'settings'>): Routes[] => {
  const all = verbs(database)
  const now = () => settingsFrom(settings)
  const enter = (who: UserAsker) => demandApp(database, who, now())

  const app: Routes = ({ on, raw }) => {
    on(contract.findSessions, async ({ who, query }) => {
      await enter(who)
      return listFound(database, who, query, now().timeZone)
    })
    on(contract.readSessionFilters, async ({ who }) => {
      await enter(who)
      const viewer = await viewerOf(database, who)
      return viewer ? filtersFor(database, viewer) : { liveChats: [], channels: [], operators: [], groups: [] }
    })
    on(contract.changeSessions, async ({ who, body }) => {
      await enter(who)
      return changeSessions({ database, verbs: all, onlineOnly: now().reassignOnlineOnly }, who, body)
    })
    raw(contract.exportSessions, async ({ who, query, reply }) => {
      await enter(who)
      return exportSessions(database, who, query, { reply, timeZone: now().timeZone })
    })

    on(contract.readSessionViews, async ({ who }) => {
      await enter(who)
      return readViews(database, who)
    })
    on(contract.saveSessionView, async ({ who, path, body }) => {
      await enter(who)
      return saveView(database, who, path.viewId, body)
    })
    on(contract.deleteSessionView, async ({ who, path }) => {
      await enter(who)
      await deleteView(database, who, path.viewId)
      return null
    })
    on(contract.saveSessionTable, async ({ who, body }) => {
      await enter(who)
      return saveTable(database, who, body)
    })
  }

  const bar: Routes = ({ on }) => {
    on(contract.searchSessions, ({ who, query }) => searchNames(database, who, query))
    on(contract.searchTimeline, ({ who, path, query }) => searchTimeline(database, who, path.sessionId, query))
    on(contract.searchThread, ({ who, path, query }) => searchThread(database, who, path.threadId, query))
  }

  return [app, bar]
}
