import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { useHeld } from '../../../held.ts'
import { draftOf, keepDraft } from '../../../live/index.ts'
import type { FormState, ItemFormStore } from './form-state.ts'

interface Drafting<Draft> {
  /** Under which it is kept for who is signed in: `task/<id>`; without it nothing is kept. */
  name: string | undefined
  form: ItemFormStore
  /** What is worth keeping; undefined where nothing was changed. */
  draftIn: (state: FormState) => Draft | undefined
  withDraft: (was: FormState, draft: Draft) => FormState
}

/**
 * What is typed into a form is kept in this browser, for seven days or until it is forgotten: no reload, crash or sign-in anew loses
 * it [P6, ui.md S10, S20].
 * @returns what was brought back, if something was, and how to keep other words of it.
 */
export function useFormDraft<Draft>({ name, form, draftIn, withDraft }: Drafting<Draft>) {
  const key = useDraftKey(name)
  const [back, setBack] = useState<Draft>()
  const now = useEffectEvent(() => draftIn(form.get()))
  const into = useEffectEvent((draft: Draft) => form.set((was) => withDraft(was, draft)))
  useEffect(() => {
    if (key === undefined) return
    let left = false
    let deaf: (() => void) | undefined
    let { base, values } = form.get()
    const keep = () => {
      const was = { base, values }
      ;({ base, values } = form.get())
      if (was.base !== base || was.values !== values) keepDraft(key, now())
    }
    void draftOf<Draft>(key)
      .catch(() => undefined)
      .then((draft) => {
        if (left) return
        if (draft && !now()) {
          into(draft)
          const brought = now()
          if (brought) setBack(draft)
          else keepDraft(key, undefined)
        }
        ;({ base, values } = form.get())
        deaf = form.on(keep)
      })
    return () => {
      left = true
      deaf?.()
    }
  }, [key, form])
  const keep = useCallback((draft: Draft | undefined) => key !== undefined && keepDraft(key, draft), [key])
  return { back, setBack, keep }
}

/** Drafts are each person's own: others who use this browser do not see them. */
function useDraftKey(name: string | undefined): string | undefined {
  const me = useHeld((held) => held.me.id)
  return name === undefined ? undefined : `${me}/${name}`
}

/** The way to forget one: what was typed is saved, or given up. */
export function useForgetDraft(name: string): () => void {
  const key = useDraftKey(name)!
  return useCallback(() => keepDraft(key, undefined), [key])
}
