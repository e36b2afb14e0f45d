import type { TaskPage } from '@parley/contract'
import type { ItemFormStore } from '../apps/form/form-state.ts'
import { useFormDraft } from '../apps/form/use-form-draft.ts'
import { draftIn, withDraft } from './task-form.ts'

/**
 * What is typed into a task is kept in this browser until it is sent: leaving the page loses nothing.
 * @returns whether something was brought back, the way to throw it away, and the way to forget it once it was sent.
 */
export function useTaskDraft(page: TaskPage, form: ItemFormStore) {
  const { back, setBack, keep } = useFormDraft({
    name: page.rights.complete ? `task/${page.task.id}` : undefined,
    form,
    draftIn: (state) => draftIn(page, state),
    withDraft: (was, draft) => withDraft(was, page, draft),
  })
  const forget = () => {
    keep(undefined)
    setBack(undefined)
  }
  const discard = () => {
    form.set((was) => ({ ...was, values: was.base, errors: {} }))
    forget()
  }
  return { back: back !== undefined, discard, forget }
}
