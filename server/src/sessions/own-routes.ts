import * as contract from '@parley/contract'
import type { Routes } from '../people/index.ts'
import { transaction } from '../platform/database.ts'
import { saveDraft } from './drafts.ts'
import { removeReminder, setReminder } from './reminders.ts'

/** What somebody keeps of a session for themselves. */
export const ownRoutes: Routes = ({ on }) => {
  on(contract.setReminder, ({ database, who, path, body }) =>
    transaction(database, (work) => setReminder(work, who, path.sessionId, body)),
  )
  on(contract.removeReminder, async ({ database, who, path }) => {
    await transaction(database, (work) => removeReminder(work, who.id, path.sessionId))
    return null
  })
  on(contract.saveDraft, async ({ database, who, path, body }) => {
    await transaction(database, (work) => saveDraft(work, who, path.targetId, body.text))
    return null
  })
}
