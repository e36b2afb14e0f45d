import { type Field, type Item, type ItemFilter, listItems } from '@parley/contract'
import { useCallback, useRef, useState } from 'react'
import { ask } from '../../../live/index.ts'
import { kindOf } from '../fields/index.ts'
import type { Alike } from './AlikeNote.tsx'
import type { ItemFormStore } from './form-state.ts'

/** As many are told; more would help nobody. */
const most = 3

type Found = Readonly<Record<string, readonly Item[]>>

/** By field, items that have the same there, as they were found when it was left. */
export function useAlike(alike: Alike | undefined, form: ItemFormStore): [Found, (field: Field) => void] {
  const [found, setFound] = useState<Found>({})
  const asked = useRef(new Map<string, string>())
  const appId = alike?.appId
  const look = useCallback(
    (field: Field) => {
      const kind = kindOf(field)
      const value = form.get().values[field.code]
      const wanted = (value !== undefined && kind.alike?.(value, field)) || []
      const said = JSON.stringify(wanted)
      if (!appId || !kind.alike || asked.current.get(field.code) === said) return
      asked.current.set(field.code, said)
      const is = 'equals' as const
      const each = wanted.map((value) => having(appId, { field: field.code, is, value }))
      const show = (items: Item[]) => {
        if (asked.current.get(field.code) !== said) return
        const one = new Map(items.map((item) => [item.id, item]))
        setFound((was) => ({ ...was, [field.code]: [...one.values()].slice(0, most) }))
      }
      // It is only a hint: where it cannot be asked for, nothing is told.
      void Promise.all(each).then(
        (all) => show(all.flat()),
        () => show([]),
      )
    },
    [form, appId],
  )
  return [found, look]
}

async function having(appId: string, filter: ItemFilter): Promise<Item[]> {
  const { items } = await ask(listItems, { path: { appId }, query: { filters: JSON.stringify([filter]) } })
  return items
}
