import * as contract from '@parley/contract'
import type { Routes } from '../people/index.ts'
import { changeItems } from './change-items.ts'
import { addComment, findMentions, listComments } from './comments.ts'
import { countItems, findItems } from './count-items.ts'
import { createItem } from './create-item.ts'
import { editItem, setDeleted } from './edit-item.ts'
import { listHistory } from './history.ts'
import { accessItem } from './item.ts'
import { listItemFiles } from './item-files.ts'
import { editItemGrants, readItemGrants } from './item-grants.ts'
import { listItems } from './list-items.ts'
import { pageOf, readItem } from './read-item.ts'
import { listRelatedItems } from './related-items.ts'
import { subscribe, unsubscribe } from './tell-subscribers.ts'

export const itemRoutes: Routes = ({ on }) => {
  on(contract.listItems, ({ database, who, path, query }) => listItems(database, who, path.appId, query))

  on(contract.countItems, ({ database, who, path, query }) => countItems(database, who, path.appId, query))

  on(contract.findItems, ({ database, who, path, query }) => findItems(database, who, path.appId, query.search ?? ''))

  on(contract.createItem, async ({ database, who, path, body }) => {
    const warnings = await createItem(database, who, { id: path.itemId, appId: path.appId, values: body.values })
    return pageOf(database, who, path.itemId, warnings)
  })

  on(contract.readItem, ({ database, who, path }) => readItem(database, who, path.itemId))

  on(contract.editItem, async ({ database, who, path, body }) => {
    const warnings = await editItem(database, who, path.itemId, body)
    return readItem(database, who, path.itemId, warnings)
  })

  on(contract.deleteItem, async ({ database, who, path }) => {
    await setDeleted(database, who, path.itemId, true)
    return readItem(database, who, path.itemId)
  })

  on(contract.restoreItem, async ({ database, who, path }) => {
    await setDeleted(database, who, path.itemId, false)
    return readItem(database, who, path.itemId)
  })

  on(contract.changeItems, ({ database, who, body }) => changeItems(database, who, body))

  on(contract.readItemGrants, ({ database, who, path }) => readItemGrants(database, who, path.itemId))

  on(contract.editItemGrants, ({ database, who, path, body }) => editItemGrants(database, who, path.itemId, body))

  on(contract.subscribeToItem, async ({ database, who, path }) => {
    await accessItem(database, who, path.itemId)
    await subscribe(database, path.itemId, [who.id])
    return null
  })

  on(contract.unsubscribeFromItem, async ({ database, who, path }) => {
    await accessItem(database, who, path.itemId)
    await unsubscribe(database, path.itemId, who.id)
    return null
  })

  on(contract.listItemFiles, ({ database, who, path, query }) => listItemFiles(database, who, path.itemId, query.cursor))

  on(contract.listRelatedItems, ({ database, who, path }) => listRelatedItems(database, who, path.itemId))

  on(contract.listItemHistory, ({ database, who, path, query }) => listHistory(database, who, path.itemId, query.cursor))

  on(contract.listItemComments, ({ database, who, path, query }) => listComments(database, who, path.itemId, query.cursor))

  on(contract.addItemComment, ({ database, who, path, body }) =>
    addComment(database, who, { itemId: path.itemId, id: path.commentId }, body),
  )

  on(contract.findMentions, ({ database, who, path, query }) => findMentions(database, who, path.itemId, query.search))
}
