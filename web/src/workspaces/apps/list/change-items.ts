import { changeItems, type FieldError, type Item, type ItemsChange, type RefusalCode } from '@parley/contract'
import type { QueryClient } from '@tanstack/react-query'
import { ask } from '../../../live/index.ts'
import { itemsKey } from '../queries.ts'

export interface NotChanged {
  item: Item
  refused: RefusalCode
  errors: readonly FieldError[]
}

export interface Changed {
  done: Item[]
  notDone: NotChanged[]
}

/** Each as it was seen and by itself; what there is now is read. @throws what `ask` throws */
export async function changeAll(queries: QueryClient, items: readonly Item[], change: ItemsChange): Promise<Changed> {
  const body = { items: items.map(({ id, version }) => ({ id, version })), change }
  const { results } = await ask(changeItems, { body })
  const apps = [...new Set(items.map(({ appId }) => appId))]
  await Promise.all(apps.map((appId) => queries.invalidateQueries({ queryKey: [...itemsKey(appId)] })))
  const byId = new Map(results.map((result) => [result.id, result]))
  const changed: Changed = { done: [], notDone: [] }
  for (const item of items) {
    const { refused, errors } = byId.get(item.id)!
    if (refused === null) changed.done.push(item)
    else changed.notDone.push({ item, refused, errors })
  }
  return changed
}
