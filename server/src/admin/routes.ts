import { readFileSync } from 'node:fs'
import * as contract from '@parley/contract'
import { type PeopleGiven, type Routes, settingsFrom, ssoButton, viewUser } from '../people/index.ts'
import { transaction } from '../platform/database.ts'
import type { ProcessesGiven } from '../processes/index.ts'
import { exportAuditEntries } from './export-audit-entries.ts'
import { createFirstAdministrator } from './first-administrator.ts'
import { listAuditEntries } from './list-audit-entries.ts'
import { lockAndHandOver } from './lock-and-hand-over.ts'
import { readMail, setMail, testMail } from './mail-settings.ts'
import { readSettingChanges } from './setting-changes.ts'
import { checkCode, isSetUp } from './setup-code.ts'
import { readUserWork } from './user-work.ts'
import { readNow, writeSettings } from './write-settings.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }

export const adminRoutes =
  (given: PeopleGiven & Pick<ProcessesGiven, 'sessionTopics'>): Routes =>
  ({ on, raw }) => {
    on(contract.readInstallation, async ({ database }) => ({
      setUp: await isSetUp(database),
      organisation: settingsFrom(given.settings).organisation,
      version,
      resetsByMail: given.mail.isOn,
      sso: ssoButton(given.settings),
    }))
    on(contract.checkSetupCode, async ({ database, body }) => {
      await checkCode(database, body.code)
      return null
    })
    on(contract.createFirstAdministrator, async ({ database, body, ...entering }) => {
      const id = await createFirstAdministrator(database, given, body, entering)
      return viewUser(database, given, id)
    })
    on(contract.readUserWork, ({ database, path }) => readUserWork(database, path.userId))
    on(contract.lockUser, ({ database, who, path, query }) =>
      lockAndHandOver(database, given, who, { userId: path.userId, tasksTo: query.tasksTo }),
    )
    on(contract.listAuditEntries, ({ database, query }) => listAuditEntries(database, query))
    raw(contract.exportAuditEntries, ({ database, who, query, reply }) =>
      exportAuditEntries(database, who, query ?? {}, { reply, organisation: settingsFrom(given.settings).organisation }),
    )
    on(contract.readMail, ({ database }) => readMail(database, given))
    on(contract.setMail, ({ database, who, body }) => setMail(database, given, who, body))
    on(contract.testMail, async ({ database, who, body }) => {
      await testMail(database, given, who, body.server)
      return null
    })
    on(contract.readAddress, () => ({ url: given.urls.app }))
    on(contract.readSettingChanges, ({ database }) => readSettingChanges(database))
    on(contract.readSettings, ({ database }) => readNow(database))
    on(contract.editSettings, ({ database, who, body }) =>
      transaction(database, (work) => writeSettings(work, given.settings, body, who)),
    )
  }
