import * as contract from '@parley/contract'
import { auditedAlone } from '../audit/index.ts'
import { type Routes, settingsFrom } from '../people/index.ts'
import { sendCsv } from '../platform/csv-out.ts'
import { Refusal } from '../platform/refusal.ts'
import { badRows, exportItems } from './export-items.ts'
import type { AppsGiven } from './given.ts'
import { accessImport, listImports, toImport } from './item-import.ts'
import { startImport } from './start-import.ts'
import { uploadImport } from './upload-import.ts'

export const importRoutes =
  ({ storage, settings }: Pick<AppsGiven, 'storage' | 'settings'>): Routes =>
  ({ on, raw }) => {
    raw(contract.uploadImport, async ({ database, who, path, query, request, reply }) => {
      try {
        if (!/^application\/octet-stream\b/.test(request.headers['content-type'] ?? '')) throw new Refusal('bad-request')
        const said = request.headers['content-length']
        const length = said === undefined ? undefined : Number(said)
        const upload = { id: path.importId, appId: path.appId, name: query.name, stream: request.raw, length }
        return reply.send(await uploadImport(database, storage, who, upload))
      } catch (error) {
        // What is still on its way is not read any more.
        reply.header('connection', 'close')
        throw error
      }
    })

    on(contract.startImport, async ({ database, who, path, body }) => {
      const timeZone = body.timeZone ?? settingsFrom(settings).timeZone
      await startImport(database, who, path.importId, { fields: body.fields, timeZone })
      const { row, app } = await accessImport(database, who, path.importId)
      return toImport(row, app)
    })

    on(contract.readImport, async ({ database, who, path }) => {
      const { row, app } = await accessImport(database, who, path.importId)
      return toImport(row, app)
    })

    on(contract.listImports, ({ database, who, path }) => listImports(database, who, path.appId))

    raw(contract.readBadRows, async ({ database, who, path, reply }) => {
      const { row } = await accessImport(database, who, path.importId)
      return sendCsv(reply, `${row.file_name.replace(/\.csv$/i, '')} – left out`, badRows(database, row.id, row.columns))
    })

    raw(contract.exportItems, async ({ database, who, path, query, reply }) => {
      const { app, rows } = await exportItems(database, who, path.appId, query ?? {})
      await auditedAlone(database, who, 'items-exported', { kind: 'app', id: app.id, name: app.name }, { after: query })
      return sendCsv(reply, app.name, rows)
    })
  }
