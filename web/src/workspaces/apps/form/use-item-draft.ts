import { useEffect, useRef, useState } from 'react'
import { v7 } from 'uuid'
import { toast } from '../../../ui/toasts.tsx'
import { t } from '../words.ts'
import type { ItemFormStore } from './form-state.ts'
import { type Beginning, draftIn, goneFiles, withDraft, withoutFiles } from './item-draft.ts'
import { useFormDraft } from './use-form-draft.ts'

/**
 * The draft of an item's form [ui.md S10, S20].
 * @returns the id of what is made, whether something was typed, when what was brought back was typed, and names of its files that
 * are gone; the way to start anew, and to forget the draft once it is saved.
 */
export function useItemDraft(name: string, form: ItemFormStore, beginning: Beginning) {
  const { page, fields } = beginning
  // The same id when saving is tried again, so that no item is made twice.
  const [itemId, setItemId] = useState(() => page?.item.id ?? v7())
  const [lost, setLost] = useState<readonly string[]>([])
  const begun = useRef(form.get())
  const { back, setBack, keep } = useFormDraft({
    ...{ name, form },
    draftIn: (state) => draftIn(state, itemId, beginning),
    withDraft: (was, draft) => {
      setItemId(draft.itemId)
      return withDraft(was, draft, beginning)
    },
  })
  useEffect(() => {
    if (!back) return
    void goneFiles({ fields }, form.get()).then((gone) => {
      if (gone.length === 0) return
      const { files } = form.get().refs
      setLost(gone.map((id) => files[id]?.name ?? t('fields.goneFile')))
      form.set((was) => withoutFiles(was, fields, gone))
    })
  }, [back, fields, form])
  const startAnew = () => {
    const was = form.get()
    const draft = draftIn(was, itemId, beginning)
    form.set(begun.current)
    keep(undefined)
    setBack(undefined)
    if (!page) setItemId(v7())
    const undo = () => {
      setItemId(itemId)
      setBack(back)
      form.set(was)
      keep(draft)
    }
    toast({ text: t('items.draftGone'), undo })
  }
  return { itemId, back: back?.at, lost, startAnew, forget: () => keep(undefined) }
}
