import * as contract from '@parley/contract'
import type { Routes } from '../people/index.ts'
import { listActivity } from './list-activity.ts'
import { readActivity } from './read-activity.ts'

export const activityRoutes: Routes = ({ on }) => {
  on(contract.listActivity, ({ database, who, query }) => listActivity(database, who.id, query))

  on(contract.readActivityEntry, async ({ database, who, path }) => {
    await readActivity(database, who.id, path.entryId)
    return null
  })

  on(contract.readAllActivity, async ({ database, who }) => {
    await readActivity(database, who.id, null)
    return null
  })
}
