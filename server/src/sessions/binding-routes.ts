import * as contract from '@parley/contract'
import type { Routes } from '../people/index.ts'
import type { Means } from '../platform/means.ts'
import { bindItem, unbindItem } from './bind-item.ts'
import { candidatesFor, prefillFor } from './prepare-item.ts'
import { readBindings } from './read-bindings.ts'
import { registerItem, unregisterItem } from './register-item.ts'

export const bindingRoutes =
  ({ urls }: Pick<Means, 'urls'>): Routes =>
  ({ on }) => {
    on(contract.readBindings, ({ database, who, path }) => readBindings(database, who, path.sessionId))
    on(contract.findCandidates, ({ database, who, path, query }) =>
      candidatesFor(database, who, path.sessionId, query.appId, query.search ?? ''),
    )
    on(contract.readItemPrefill, ({ database, who, path, query }) =>
      prefillFor(database, who, path.sessionId, { appId: query.appId, messageId: query.messageId, app: urls.app }),
    )

    on(contract.bindItem, ({ database, who, path, body }) => bindItem(database, who, path.sessionId, { ...body, ...path }))
    on(contract.unbindItem, ({ database, who, path }) => unbindItem(database, who, path.sessionId, path.itemId))
    on(contract.registerItem, ({ database, who, path, body }) =>
      registerItem(database, who, path.sessionId, { ...body, ...path }),
    )
    on(contract.unregisterItem, ({ database, who, path }) => unregisterItem(database, who, path.sessionId, path.itemId))
  }
