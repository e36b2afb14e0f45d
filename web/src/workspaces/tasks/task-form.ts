import type { App, Field, ItemRefs, ItemValues, TaskPage } from '@parley/contract'
import { store } from '../../store.ts'
import { noRefs, withRefs } from '../apps/fields/index.ts'
import { changedCodes, type FormState, type ItemFormStore, isFilled, own } from '../apps/form/form-state.ts'

/** What was typed and not sent yet, as it is kept in this browser. */
export interface TaskDraft {
  values: ItemValues
  refs: ItemRefs
}

export function taskForm({ values, refs }: TaskPage): ItemFormStore {
  return store<FormState>({
    base: values,
    version: undefined,
    values,
    refs: withRefs(noRefs, refs),
    errors: {},
    conflicts: [],
    editor: undefined,
    waiting: [],
  })
}

/** The fields of a task laid out as the form of an app with nothing but them. */
export function layoutOf({ fields }: TaskPage): Pick<App, 'fields' | 'form'> {
  const drawn = fields.map(({ field, required, readOnly }): Field => ({ ...field, required: required && !readOnly }))
  return { fields: drawn, form: { tabs: [{ name: '', sections: [{ name: '', columns: [drawn.map(({ code }) => code)] }] }] } }
}

const editable = ({ fields }: TaskPage) => fields.filter(({ readOnly }) => !readOnly).map(({ field }) => field.code)

/** What was changed in it, by code. */
export function draftIn(page: TaskPage, state: FormState): TaskDraft | undefined {
  const may = editable(page)
  const codes = changedCodes(state).filter((code) => may.includes(code))
  if (codes.length === 0) return undefined
  return { values: Object.fromEntries(codes.map((code) => [code, own(state.values, code)])), refs: state.refs }
}

/** What another branch of the process has made of the values comes in; what was typed here stays. */
export function refreshed(was: FormState, page: TaskPage): FormState {
  const mine = draftIn(page, was)
  return { ...was, base: page.values, values: { ...page.values, ...mine?.values }, refs: withRefs(was.refs, page.refs) }
}

/** Into the form again, as far as those fields are still there. */
export function withDraft(was: FormState, page: TaskPage, draft: TaskDraft): FormState {
  const may = editable(page)
  const values = Object.fromEntries(Object.entries(draft.values).filter(([code]) => may.includes(code)))
  return { ...was, values: { ...was.values, ...values }, refs: withRefs(was.refs, draft.refs) }
}

/** What goes to the server: all that may be filled in here; null where something was taken out. */
export function completedValues(page: TaskPage, state: FormState): ItemValues {
  const entries = editable(page).flatMap((code): [string, unknown][] => {
    const value = own(state.values, code)
    if (isFilled(value)) return [[code, value]]
    return isFilled(own(state.base, code)) ? [[code, null]] : []
  })
  return Object.fromEntries(entries) as ItemValues
}
