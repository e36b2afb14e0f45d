import * as contract from '@parley/contract'
import { auditedAlone } from '../../audit/index.ts'
import { sendCsv } from '../../platform/csv-out.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Routes } from '../asker.ts'
import type { Given } from '../given.ts'
import { settingsFrom } from '../installation.ts'
import { readPeople, takeBytes } from './read-people.ts'
import { badRows, exportedUsers } from './rows-out.ts'
import { inviteImported, lookAtUsers, readUserImport } from './user-import.ts'

/** People from CSV, and as CSV [ui S24]. */
export const userImportRoutes =
  (given: Given): Routes =>
  ({ on, raw }) => {
    raw(contract.lookAtUsers, async ({ database, who, path, query, request, reply }) => {
      try {
        if (!/^application\/octet-stream\b/.test(request.headers['content-type'] ?? '')) throw new Refusal('bad-request')
        const said = request.headers['content-length']
        const bytes = await takeBytes(request.raw, said === undefined ? undefined : Number(said))
        const looking = { id: path.importId, fileName: query.name.slice(0, 200), file: await readPeople(bytes) }
        return reply.send(await lookAtUsers(database, given, who, looking))
      } catch (error) {
        // What is still on its way is not read any more.
        reply.header('connection', 'close')
        throw error
      }
    })

    on(contract.inviteImported, ({ database, who, path }) => inviteImported(database, given, who, path.importId))

    on(contract.readUserImport, ({ database, who, path }) => readUserImport(database, given, who, path.importId))

    raw(contract.readBadUserRows, async ({ database, who, path, reply }) => {
      const { fileName, rows } = await readUserImport(database, given, who, path.importId)
      return sendCsv(reply, `${fileName.replace(/\.csv$/i, '')} – left out`, badRows(rows))
    })

    raw(contract.exportUsers, async ({ database, who, query, reply }) => {
      await auditedAlone(database, who, 'users-exported', { kind: 'users', name: '' }, { after: query })
      return sendCsv(reply, `${settingsFrom(given.settings).organisation} – users`, exportedUsers(database, query ?? {}))
    })
  }
