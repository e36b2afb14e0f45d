import * as contract from '@parley/contract'
import { audited, auditedEdit } from '../audit/index.ts'
import { transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Routes, UserAsker } from './asker.ts'
import { createOrgItem, deleteOrgItem, editOrgItem, putInPosition, takeFromPosition } from './edit-org-chart.ts'
import type { Given } from './given.ts'
import { holdPeople } from './memberships.ts'
import { readOrgChart } from './org-chart.ts'

export const orgChartRoutes =
  (given: Pick<Given, 'orgItemUses'>): Routes =>
  ({ on }) => {
    const item = async (work: Work, id: string) => {
      const [found] = await readOrgChart(work, given, id)
      if (!found) throw new Refusal('not-found')
      return found
    }
    const edited = async (work: Work, who: UserAsker, id: string, change: () => Promise<unknown>) => {
      await holdPeople(work)
      const read = async () => {
        const { parentId, ...found } = await item(work, id)
        return { ...found, parent: parentId === null ? null : (await item(work, parentId)).name }
      }
      await auditedEdit(work, who, { action: 'org-item-edited', kind: 'org-item', read, change })
      return item(work, id)
    }

    on(contract.listOrgItems, ({ database }) => readOrgChart(database, given))
    on(contract.createOrgItem, ({ database, who, body }) =>
      transaction(database, async (work) => {
        const made = await item(work, await createOrgItem(work, body))
        audited(work, who, 'org-item-created', { kind: 'org-item', id: made.id, name: made.name }, { after: made })
        return made
      }),
    )
    on(contract.editOrgItem, ({ database, who, path: { orgItemId }, body }) =>
      transaction(database, (work) => edited(work, who, orgItemId, () => editOrgItem(work, orgItemId, body))),
    )
    on(contract.deleteOrgItem, ({ database, who, path, query }) =>
      transaction(database, async (work) => {
        const before = await item(work, path.orgItemId)
        await deleteOrgItem(work, path.orgItemId, query.subtree !== undefined)
        audited(work, who, 'org-item-deleted', { kind: 'org-item', id: before.id, name: before.name }, { before })
        return null
      }),
    )
    on(contract.putInPosition, ({ database, who, path: { orgItemId, userId } }) =>
      transaction(database, (work) => edited(work, who, orgItemId, () => putInPosition(work, orgItemId, userId))),
    )
    on(contract.takeFromPosition, ({ database, who, path: { orgItemId, userId } }) =>
      transaction(database, (work) => edited(work, who, orgItemId, () => takeFromPosition(work, orgItemId, userId))),
    )
  }
