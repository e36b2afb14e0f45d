import * as contract from '@parley/contract'
import type { Routes } from '../people/index.ts'
import { holdBuilding, leaveBuilding } from './building.ts'
import { createApp } from './create-app.ts'
import { deleteApp } from './delete-app.ts'
import { editApp } from './edit-app.ts'
import type { AppsGiven } from './given.ts'
import { editAppGrants, readAppGrants } from './grants.ts'
import { listApps, readApp } from './read-app.ts'
import { deleteView, listViews, saveView } from './views.ts'

export const appRoutes =
  (given: AppsGiven): Routes =>
  ({ on }) => {
    on(contract.listApps, ({ database, who }) => listApps(database, who))

    on(contract.createApp, async ({ database, who, body }) =>
      readApp(database, given, who, await createApp(database, who.id, body)),
    )

    on(contract.readApp, ({ database, who, path }) => readApp(database, given, who, path.appId))

    on(contract.editApp, async ({ database, who, path, query, body }) => {
      const foreseen = await editApp(database, given, { by: who.id, id: path.appId, dryRun: query?.dryRun !== undefined }, body)
      return { app: await readApp(database, given, who, path.appId), ...foreseen }
    })

    on(contract.deleteApp, async ({ database, path, query }) => {
      await deleteApp(database, given, path.appId, query.confirmation)
      return null
    })

    on(contract.holdBuilding, ({ database, who, path, body }) => holdBuilding(database, who, path.appId, body.takeOver ?? false))

    on(contract.leaveBuilding, async ({ database, who, path }) => {
      await leaveBuilding(database, who, path.appId)
      return null
    })

    on(contract.readAppGrants, ({ database, who, path }) => readAppGrants(database, who, path.appId))

    on(contract.editAppGrants, ({ database, who, path, body }) => editAppGrants(database, who, path.appId, body))

    on(contract.listItemViews, ({ database, who, path }) => listViews(database, who, path.appId))

    on(contract.saveItemView, ({ database, who, path, body }) => saveView(database, who, path.appId, path.viewId, body))

    on(contract.deleteItemView, async ({ database, who, path }) => {
      await deleteView(database, who, path.appId, path.viewId)
      return null
    })
  }
