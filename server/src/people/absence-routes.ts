import * as contract from '@parley/contract'
import { transaction } from '../platform/database.ts'
import type { Routes } from './asker.ts'
import { admitToAbsences, listAbsences, removeAbsence, setAbsence } from './edit-absences.ts'
import type { Given } from './given.ts'

export const absenceRoutes =
  (given: Pick<Given, 'colleagueTopics'>): Routes =>
  ({ on }) => {
    on(contract.listAbsences, async ({ database, who, path }) => {
      await admitToAbsences(database, who, path.userId)
      return listAbsences(database, path.userId)
    })
    on(contract.addAbsence, ({ database, who, path, body }) =>
      transaction(database, async (work) => {
        await admitToAbsences(work, who, path.userId)
        return setAbsence(work, given, path.userId, body)
      }),
    )
    on(contract.editAbsence, ({ database, who, path, body }) =>
      transaction(database, async (work) => {
        await admitToAbsences(work, who, path.userId)
        return setAbsence(work, given, path.userId, body, path.absenceId)
      }),
    )
    on(contract.removeAbsence, ({ database, who, path }) =>
      transaction(database, async (work) => {
        await admitToAbsences(work, who, path.userId)
        await removeAbsence(work, given, path.userId, path.absenceId)
        return null
      }),
    )
  }
