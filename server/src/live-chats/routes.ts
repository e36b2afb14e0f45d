import * as contract from '@parley/contract'
import { accountApps } from '../apps/index.ts'
import type { Routes } from '../people/index.ts'
import { transaction } from '../platform/database.ts'
import type { Means } from '../platform/means.ts'
import { Refusal } from '../platform/refusal.ts'
import { changeLabels } from './audit-labels.ts'
import { listCalendars } from './calendars.ts'
import { createLiveChat } from './create-live-chat.ts'
import { deleteLiveChat } from './delete-live-chat.ts'
import { createCalendar, deleteCalendar, editCalendar } from './edit-calendar.ts'
import { createLabel, deleteLabel, editLabel, orderLabels } from './edit-labels.ts'
import { editLiveChat } from './edit-live-chat.ts'
import { createIdentitySecret, retireIdentitySecret } from './identity-secrets.ts'
import { listLabels } from './labels.ts'
import { listLiveChats, maySeeSettings } from './list-live-chats.ts'
import { readLiveChat } from './read-live-chat.ts'
import { writableLiveChats } from './writers.ts'

export const liveChatRoutes =
  ({ urls, secrets }: Pick<Means, 'urls' | 'secrets'>): Routes =>
  ({ on }) => {
    on(contract.listLiveChats, ({ database, who, query }) => listLiveChats(database, who, query.search))

    on(contract.createLiveChat, ({ database, who, body }) => createLiveChat(database, urls, who, body))

    on(contract.readLiveChat, async ({ database, who, path }) => {
      if (!(await maySeeSettings(database, who, path.liveChatId))) throw new Refusal('not-found')
      return readLiveChat(database, urls, path.liveChatId)
    })

    on(contract.editLiveChat, ({ database, who, path, body }) =>
      editLiveChat(database, urls, who, { id: path.liveChatId, ...body }),
    )

    on(contract.deleteLiveChat, async ({ database, who, path }) => {
      await deleteLiveChat(database, who, path.liveChatId)
      return null
    })

    on(contract.createIdentitySecret, ({ database, who, path }) => createIdentitySecret(database, secrets, who, path.liveChatId))

    on(contract.retireIdentitySecret, async ({ database, who, path }) => {
      await transaction(database, (work) => retireIdentitySecret(work, who, path.liveChatId, path.secretId))
      return null
    })

    on(contract.listAccountApps, ({ database }) => accountApps(database))

    on(contract.listWritableLiveChats, ({ database, who }) => writableLiveChats(database, who.id))
  }

export const labelRoutes: Routes = ({ on }) => {
  on(contract.listLabels, async ({ database, who, path }) => {
    if (!(await maySeeSettings(database, who, path.liveChatId))) throw new Refusal('not-found')
    return listLabels(database, path.liveChatId)
  })
  on(contract.createLabel, ({ database, who, path: { liveChatId }, body }) =>
    changeLabels(database, who, liveChatId, (work) => createLabel(work, liveChatId, body)),
  )
  on(contract.editLabel, ({ database, who, path: { liveChatId, labelId }, body }) =>
    changeLabels(database, who, liveChatId, (work) => editLabel(work, liveChatId, labelId, body)),
  )
  on(contract.deleteLabel, async ({ database, who, path: { liveChatId, labelId } }) => {
    await changeLabels(database, who, liveChatId, (work) => deleteLabel(work, liveChatId, labelId))
    return null
  })
  on(contract.orderLabels, async ({ database, who, path: { liveChatId }, body }) => {
    await changeLabels(database, who, liveChatId, (work) => orderLabels(work, liveChatId, body))
    return null
  })
}

export const calendarRoutes: Routes = ({ on }) => {
  on(contract.listCalendars, ({ database }) => listCalendars(database))
  on(contract.createCalendar, ({ database, who, body }) => createCalendar(database, who, body))
  on(contract.editCalendar, ({ database, who, path, body }) => editCalendar(database, who, path.calendarId, body))
  on(contract.deleteCalendar, async ({ database, who, path }) => {
    await deleteCalendar(database, who, path.calendarId)
    return null
  })
}
