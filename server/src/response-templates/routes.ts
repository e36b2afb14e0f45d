import * as contract from '@parley/contract'
import { copyCarried } from '../files/index.ts'
import type { Routes } from '../people/index.ts'
import { settingsFrom } from '../people/index.ts'
import { sendCsv } from '../platform/csv-out.ts'
import { transaction } from '../platform/database.ts'
import type { Means } from '../platform/means.ts'
import { exportRows } from './export-templates.ts'
import { createFolder, deleteFolder, editFolder, listFolders } from './folders.ts'
import { importTemplates } from './import-templates.ts'
import { noteUse } from './note-use.ts'
import { reachOf } from './reach.ts'
import { readChoices } from './read-choices.ts'
import { readValues } from './read-values.ts'
import { receiveCsv } from './receive-csv.ts'
import { accessTemplate, findTemplates, toTemplate } from './template.ts'
import { createTemplate, deleteTemplate, editTemplate, restoreTemplate } from './write-template.ts'

export const templateRoutes =
  ({ storage, settings }: Pick<Means, 'storage' | 'settings'>): Routes =>
  ({ on, raw }) => {
    on(contract.listResponseTemplates, async ({ database, who }) => {
      const reach = await reachOf(database, who)
      const rows = await findTemplates(database, reach)
      return { templates: rows.map((row) => toTemplate(row, reach)), folders: await listFolders(database, reach) }
    })
    on(contract.createResponseTemplate, ({ database, who, body }) =>
      transaction(database, async (work) => {
        const reach = await reachOf(work, who)
        return toTemplate(await createTemplate(work, reach, body), reach)
      }),
    )
    on(contract.editResponseTemplate, ({ database, who, path, body }) =>
      transaction(database, async (work) => {
        const reach = await reachOf(work, who)
        return toTemplate(await editTemplate(work, reach, path.templateId, body), reach)
      }),
    )
    on(contract.deleteResponseTemplate, async ({ database, who, path }) => {
      await transaction(database, async (work) => deleteTemplate(work, await reachOf(work, who), path.templateId))
      return null
    })
    on(contract.restoreResponseTemplate, ({ database, who, path }) =>
      transaction(database, async (work) => {
        const reach = await reachOf(work, who)
        return toTemplate(await restoreTemplate(work, reach, path.templateId), reach)
      }),
    )
    on(contract.noteTemplateUse, async ({ database, who, path }) => {
      await noteUse(database, await reachOf(database, who), path.templateId)
      return null
    })
    on(contract.copyTemplateFiles, async ({ database, who, path }) => {
      await accessTemplate(database, await reachOf(database, who), path.templateId)
      return copyCarried(database, storage, who.id, path.templateId)
    })

    on(contract.createTemplateFolder, ({ database, who, body }) =>
      transaction(database, async (work) => createFolder(work, await reachOf(work, who), body.name)),
    )
    on(contract.editTemplateFolder, ({ database, who, path, body }) =>
      transaction(database, async (work) => editFolder(work, await reachOf(work, who), path.folderId, body.name)),
    )
    on(contract.deleteTemplateFolder, async ({ database, who, path }) => {
      await transaction(database, async (work) => deleteFolder(work, await reachOf(work, who), path.folderId))
      return null
    })

    on(contract.readTemplateChoices, async ({ database, who }) => readChoices(database, await reachOf(database, who)))
    on(contract.readTemplateValues, ({ database, who, path }) =>
      readValues(database, who, path.sessionId, settingsFrom(settings).timeZone),
    )

    raw(contract.exportTemplates, async ({ database, who, query, reply }) => {
      const rows = await exportRows(database, await reachOf(database, who), query.kind)
      return sendCsv(reply, query.kind === 'article' ? 'articles' : 'templates', rows)
    })
    raw(contract.importTemplates, async ({ database, who, query, request, reply }) => {
      const csv = await receiveCsv(request, reply)
      const imported = await transaction(database, async (work) =>
        importTemplates(work, await reachOf(work, who), query.kind, csv),
      )
      return reply.send(imported)
    })
  }
