import type { FieldError, ItemsChange, RefusalCode } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import type { Database } from '../platform/database.ts'
import { eachAlone } from '../platform/each-alone.ts'
import { editItem, setDeleted } from './edit-item.ts'

interface Chosen {
  id: string
  /** As the asker saw it. */
  version: number
}

interface Result {
  id: string
  refused: RefusalCode | null
  errors: FieldError[]
}

/** Each takes a transaction of its own; connections are left for others. */
const atOnce = 4

/** Each as it is changed alone: its rights, checks, history, events [APP-08]. */
export async function changeItems(
  database: Database,
  who: UserAsker,
  { items, change }: { items: readonly Chosen[]; change: ItemsChange },
): Promise<{ results: Result[] }> {
  const results = await eachAlone<Chosen, Result>(items, {
    atOnce,
    async act({ id, version }) {
      if ('deleted' in change) await setDeleted(database, who, id, change.deleted)
      else await editItem(database, who, id, { version, values: change.values })
      return { id, refused: null, errors: [] }
    },
    refused: ({ id }, { code, extra }) => ({ id, refused: code, errors: [...(extra?.errors ?? [])] }),
  })
  return { results }
}
