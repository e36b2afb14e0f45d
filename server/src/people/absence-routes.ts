import * as contract from '@parley/contract'
import { audited } from '../audit/index.ts'
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
        const absence = await setAbsence(work, given, path.userId, body)
        audited(work, who, 'absence-added', { kind: 'user', id: path.userId }, { after: absence })
        return absence
      }),
    )
    on(contract.editAbsence, ({ database, who, path, body }) =>
      transaction(database, async (work) => {
        await admitToAbsences(work, who, path.userId)
        const [before] = await listAbsences(work, path.userId, path.absenceId)
        const after = await setAbsence(work, given, path.userId, body, path.absenceId)
        audited(work, who, 'absence-edited', { kind: 'user', id: path.userId }, { before, after })
        return after
      }),
    )
    on(contract.removeAbsence, ({ database, who, path }) =>
      transaction(database, async (work) => {
        await admitToAbsences(work, who, path.userId)
        const [before] = await listAbsences(work, path.userId, path.absenceId)
        await removeAbsence(work, given, path.userId, path.absenceId)
        audited(work, who, 'absence-removed', { kind: 'user', id: path.userId }, { before })
        return null
      }),
    )
  }
