import {
  type App,
  type Field,
  type FieldError,
  hiddenCodes,
  type ItemPage,
  type ItemRefs,
  type ItemValues,
} from '@parley/contract'
import { type Store, store } from '../../../store.ts'
import { errorWords, noRefs, withRefs } from '../fields/index.ts'
import { t } from '../words.ts'

/** Both changed it since it was read: mine is in the form, theirs is kept. */
interface Conflict {
  code: string
  theirs: ItemValues[string]
}

export interface FormState {
  /** What was read, and its version; empty for a new item. */
  base: ItemValues
  version: number | undefined
  values: ItemValues
  refs: ItemRefs
  /** By code, in words. */
  errors: Readonly<Record<string, string>>
  conflicts: readonly Conflict[]
  /** Who saved meanwhile. */
  editor: string | undefined
  /** Codes of fields whose files are on their way. */
  waiting: readonly string[]
}

/** One form with what was typed in it; fields listen to their own part, so that a key press draws one of sixty. */
export type ItemFormStore = Store<FormState>

export function formStore(page?: ItemPage, prefill: ItemValues = {}, refs: Partial<ItemRefs> = {}): ItemFormStore {
  const base = page?.item.values ?? {}
  return store<FormState>({
    base,
    version: page?.item.version,
    values: { ...base, ...prefill },
    refs: withRefs(page?.refs ?? noRefs, refs),
    errors: {},
    conflicts: [],
    editor: undefined,
    waiting: [],
  })
}

/** Of a code that every object knows (`toString`) there may be none. */
export const own = <Value>(values: Readonly<Record<string, Value>>, code: string): Value | undefined =>
  Object.hasOwn(values, code) ? values[code] : undefined

export const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

export function changedCodes({ base, values }: Pick<FormState, 'base' | 'values'>): string[] {
  return [...new Set([...Object.keys(base), ...Object.keys(values)])].filter((code) => !same(own(base, code), own(values, code)))
}

/** What goes to the server: of a new item all that is filled in, of an old one what was changed; null clears, and a default too. */
export function sentValues(state: FormState, fields: readonly Field[]): Record<string, unknown> {
  if (state.version === undefined) {
    const cleared = fields.filter((field) => field.default).map(({ code }) => [code, null])
    const filled = Object.entries(state.values).filter(([, value]) => value !== undefined)
    return Object.fromEntries([...cleared, ...filled])
  }
  return Object.fromEntries(changedCodes(state).map((code) => [code, own(state.values, code) ?? null]))
}

/** What I changed over what is there now; where both changed one field, mine stays and theirs is told. */
export function rebased(was: FormState, now: ItemPage): FormState {
  const theirs = now.item.values
  const mine = changedCodes(was)
  const conflicts = mine.filter(
    (code) => !same(own(was.base, code), own(theirs, code)) && !same(own(was.values, code), own(theirs, code)),
  )
  return {
    ...was,
    base: theirs,
    version: now.item.version,
    values: { ...theirs, ...Object.fromEntries(mine.map((code) => [code, own(was.values, code)])) },
    refs: withRefs(was.refs, now.refs),
    conflicts: conflicts.map((code) => ({ code, theirs: own(theirs, code) })),
    editor: now.item.editor?.name,
  }
}

/** Those that the asker may fill in. */
export const openFields = ({ fields, readOnly }: Pick<App, 'fields' | 'readOnly'>): Field[] =>
  fields.filter(({ code }) => !readOnly.includes(code))

/** Fields that stand on the form, in its order. */
export function fieldsOnForm(app: Pick<App, 'fields' | 'form'>): Field[] {
  const byCode = new Map(app.fields.map((field) => [field.code, field]))
  return app.form.tabs
    .flatMap(({ sections }) => sections.flatMap(({ columns }) => columns.flat()))
    .flatMap((code) => byCode.get(code) ?? [])
}

/** The server checks all; this much is seen before. `all`: the fields that tell which of these are there. */
export function missing(
  app: Pick<App, 'fields' | 'form'>,
  { values }: Pick<FormState, 'values'>,
  all: readonly Field[] = app.fields,
): Record<string, string> {
  const hidden = hiddenCodes(all, values)
  const empty = fieldsOnForm(app).filter(({ required, code }) => required && !hidden.has(code) && !isFilled(own(values, code)))
  return Object.fromEntries(empty.map(({ code }) => [code, t('fields.error_required', { detail: '', some: 'no' })]))
}

export const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

/** By code of field; of one with several mistakes the first. Pointers into a body: `/values/email`. */
export function errorsByCode(errors: readonly FieldError[]): Record<string, string> {
  const found: Record<string, string> = Object.create(null)
  for (const error of errors) {
    const code = error.field.split('/')[2]
    if (code) found[code] ??= errorWords(error)
  }
  return found
}
