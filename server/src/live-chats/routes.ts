import * as contract from '@parley/contract'
import { accountApps } from '../apps/index.ts'
import type { Routes } from '../people/index.ts'
import { transaction } from '../platform/database.ts'
import type { Means } from '../platform/means.ts'
import { Refusal } from '../platform/refusal.ts'
import { listCalendars, readCalendar } from './calendars.ts'
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

    on(contract.createLiveChat, async ({ database, who, body }) =>
      readLiveChat(database, urls, await createLiveChat(database, who.id, body)),
    )

    on(contract.readLiveChat, async ({ database, who, path }) => {
      if (!(await maySeeSettings(database, who, path.liveChatId))) throw new Refusal('not-found')
      return readLiveChat(database, urls, path.liveChatId)
    })

    on(contract.editLiveChat, async ({ database, who, path, body }) => {
      await editLiveChat(database, who.id, path.liveChatId, body)
      return readLiveChat(database, urls, path.liveChatId)
    })

    on(contract.deleteLiveChat, async ({ database, who, path }) => {
      await deleteLiveChat(database, who.id, path.liveChatId)
      return null
    })

    on(contract.createIdentitySecret, ({ database, path }) => createIdentitySecret(database, secrets, path.liveChatId))

    on(contract.retireIdentitySecret, async ({ database, path }) => {
      await retireIdentitySecret(database, path.liveChatId, path.secretId)
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
  on(contract.createLabel, ({ database, path, body }) =>
    transaction(database, (work) => createLabel(work, path.liveChatId, body)),
  )
  on(contract.editLabel, ({ database, path, body }) =>
    transaction(database, (work) => editLabel(work, path.liveChatId, path.labelId, body)),
  )
  on(contract.deleteLabel, async ({ database, path }) => {
    await transaction(database, (work) => deleteLabel(work, path.liveChatId, path.labelId))
    return null
  })
  on(contract.orderLabels, async ({ database, path, body }) => {
    await transaction(database, (work) => orderLabels(work, path.liveChatId, body))
    return null
  })
}

export const calendarRoutes: Routes = ({ on }) => {
  on(contract.listCalendars, ({ database }) => listCalendars(database))
  on(contract.createCalendar, async ({ database, who, body }) =>
    readCalendar(database, await createCalendar(database, who.id, body)),
  )
  on(contract.editCalendar, async ({ database, who, path, body }) => {
    await editCalendar(database, who.id, path.calendarId, body)
    return readCalendar(database, path.calendarId)
  })
  on(contract.deleteCalendar, async ({ database, path }) => {
    await deleteCalendar(database, path.calendarId)
    return null
  })
}
