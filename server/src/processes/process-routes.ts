import * as contract from '@parley/contract'
import type { Routes } from '../people/index.ts'
import { createProcess, deleteProcess, editProcess } from './edit-process.ts'
import type { ProcessesGiven } from './given.ts'
import { listProcesses, readProcess } from './list-processes.ts'
import { listVersions, publishProcess, readVersion } from './publish-process.ts'

export const processRoutes =
  (given: ProcessesGiven): Routes =>
  ({ on }) => {
    on(contract.listProcesses, ({ database, who, query }) => listProcesses(database, who, query.startable !== undefined))

    on(contract.createProcess, async ({ database, who, path, body }) => {
      await createProcess(database, who, path.processId, body)
      return readProcess(database, given, path.processId)
    })

    on(contract.readProcess, ({ database, path }) => readProcess(database, given, path.processId))

    on(contract.editProcess, async ({ database, who, path, body }) => {
      await editProcess(database, who, path.processId, body)
      return readProcess(database, given, path.processId)
    })

    on(contract.deleteProcess, async ({ database, who, path, query }) => {
      await deleteProcess(database, who, path.processId, query.confirmation)
      return null
    })

    on(contract.listProcessVersions, ({ database, path }) => listVersions(database, path.processId))

    on(contract.readProcessVersion, ({ database, path }) => readVersion(database, path.processId, path.number))

    on(contract.publishProcess, async ({ database, who, path, body }) => {
      await publishProcess(database, given, who, path.processId, body.version)
      return readProcess(database, given, path.processId)
    })
  }
