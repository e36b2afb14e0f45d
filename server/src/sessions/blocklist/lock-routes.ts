import * as contract from '@parley/contract'
import type { Routes } from '../../people/index.ts'
import { listLocks } from './list-locks.ts'
import { previewLock } from './preview-lock.ts'
import { createLock, deleteLock, editLock } from './write-lock.ts'

export const lockRoutes: Routes = ({ on }) => {
  on(contract.listLockEntries, ({ database, who, query }) => listLocks(database, who, query))
  on(contract.previewLock, ({ database, who, body }) => previewLock(database, who, body))
  on(contract.createLockEntry, ({ database, who, body }) => createLock(database, who, body))
  on(contract.editLockEntry, ({ database, who, path, body }) => editLock(database, who, path.entryId, body))
  on(contract.deleteLockEntry, ({ database, who, path }) => deleteLock(database, who, path.entryId))
}
