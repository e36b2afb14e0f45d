import * as contract from '@parley/contract'
import { transaction, type Work } from '../platform/database.ts'
import type { Routes } from './asker.ts'
import { createOrgItem, deleteOrgItem, editOrgItem, putInPosition, takeFromPosition } from './edit-org-chart.ts'
import type { Given } from './given.ts'
import { readOrgChart } from './org-chart.ts'

export const orgChartRoutes =
  (given: Pick<Given, 'orgItemUses'>): Routes =>
  ({ on }) => {
    const item = async (work: Work, id: string) => (await readOrgChart(work, given, id))[0]!

    on(contract.listOrgItems, ({ database }) => readOrgChart(database, given))
    on(contract.createOrgItem, ({ database, body }) =>
      transaction(database, async (work) => item(work, await createOrgItem(work, body))),
    )
    on(contract.editOrgItem, ({ database, path, body }) =>
      transaction(database, async (work) => {
        await editOrgItem(work, path.orgItemId, body)
        return item(work, path.orgItemId)
      }),
    )
    on(contract.deleteOrgItem, ({ database, path, query }) =>
      transaction(database, async (work) => {
        await deleteOrgItem(work, path.orgItemId, query.subtree !== undefined)
        return null
      }),
    )
    on(contract.putInPosition, ({ database, path }) =>
      transaction(database, async (work) => {
        await putInPosition(work, path.orgItemId, path.userId)
        return item(work, path.orgItemId)
      }),
    )
    on(contract.takeFromPosition, ({ database, path }) =>
      transaction(database, async (work) => {
        await takeFromPosition(work, path.orgItemId, path.userId)
        return item(work, path.orgItemId)
      }),
    )
  }
