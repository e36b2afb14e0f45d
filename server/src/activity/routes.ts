import * as contract from '@parley/contract'
import type { Routes } from '../people/index.ts'
import type { Given } from './given.ts'
import { listActivity } from './list-activity.ts'
import { readActivity, unreadActivity } from './read-activity.ts'

export const activityRoutes =
  (given: Given): Routes =>
  ({ on }) => {
    on(contract.listActivity, ({ database, who, query }) => listActivity(database, given, who, query))

    on(contract.readActivityEntry, async ({ database, who, path }) => {
      await readActivity(database, who.id, path.entryId)
      return null
    })

    on(contract.unreadActivityEntry, async ({ database, who, path }) => {
      await unreadActivity(database, who.id, path.entryId)
      return null
    })

    on(contract.readAllActivity, async ({ database, who }) => {
      await readActivity(database, who.id, null)
      return null
    })
  }
