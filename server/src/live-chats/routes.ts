import * as contract from '@parley/contract'
import type { Routes } from '../people/index.ts'
import type { Means } from '../platform/means.ts'
import { Refusal } from '../platform/refusal.ts'
import { createLiveChat } from './create-live-chat.ts'
import { editLiveChat } from './edit-live-chat.ts'
import { createIdentitySecret, retireIdentitySecret } from './identity-secrets.ts'
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

    on(contract.createIdentitySecret, ({ database, path }) => createIdentitySecret(database, secrets, path.liveChatId))

    on(contract.retireIdentitySecret, async ({ database, path }) => {
      await retireIdentitySecret(database, path.liveChatId, path.secretId)
      return null
    })

    on(contract.listWritableLiveChats, ({ database, who }) => writableLiveChats(database, who.id))
  }
