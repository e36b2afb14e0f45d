import type { Field, ItemPage, ItemRefs, ItemValues } from '@parley/contract'
import { isFileGone } from '../../../conversation/index.ts'
import { kindOf, withRefs } from '../fields/index.ts'
import { changedCodes, type FormState, own, rebased, same } from './form-state.ts'

/** What was typed into the form of an item and not saved, as it is kept in this browser. */
export interface ItemDraft {
  /** When it was typed last (ms since 1970). */
  at: number
  /** The item that it makes or edits: saved again after a lost answer, it is no second one. */
  itemId: string
  /** What was changed; null: taken out. */
  values: Record<string, unknown>
  /** Which fields those codes were of: a code may be another field's by now. */
  fields: Record<string, string>
  refs: ItemRefs
  /** What it was changed from, of an item that was there. */
  from?: { version: number; base: ItemValues } | undefined
}

/** What is begun with, and what may be filled in. */
export interface Beginning {
  fields: readonly Field[]
  locked: readonly string[]
  prefill: ItemValues
  page: ItemPage | undefined
}

export function draftIn(state: FormState, itemId: string, { fields, locked, prefill }: Beginning): ItemDraft | undefined {
  const { base, version, refs } = state
  const begun = (code: string) => Object.hasOwn(prefill, code) && same(prefill[code], own(state.values, code))
  const changed = changedCodes(state).filter((code) => !begun(code))
  const typed = [...changed, ...emptied(state, prefill)].filter((code) => !locked.includes(code))
  if (typed.length === 0) return undefined
  const ids = new Map(fields.map(({ code, id }) => [code, id]))
  return {
    at: Date.now(),
    itemId,
    values: Object.fromEntries(typed.map((code) => [code, own(state.values, code) ?? null])),
    fields: Object.fromEntries(typed.map((code) => [code, ids.get(code) ?? ''])),
    refs,
    from: version === undefined ? undefined : { version, base },
  }
}

/** What was filled in to begin with, and taken out by hand. */
const emptied = ({ base, values }: FormState, prefill: ItemValues) =>
  Object.keys(prefill).filter((code) => own(base, code) === undefined && own(values, code) === undefined)

/** Over the version that it was begun with; where the item has changed since, both values are shown, as when it is saved [APP-08]. */
export function withDraft(was: FormState, draft: ItemDraft, { fields, locked, page }: Beginning): FormState {
  const ids = new Map(fields.map(({ code, id }) => [code, id]))
  const there = Object.entries(draft.values).filter(([code]) => ids.get(code) === draft.fields[code] && !locked.includes(code))
  const typed = Object.fromEntries(there.map(([code, value]) => [code, value ?? undefined])) as ItemValues
  const begun = page && draft.from ? { ...was, ...draft.from } : was
  const values = page && draft.from ? draft.from.base : was.values
  const restored = { ...begun, values: { ...values, ...typed }, refs: withRefs(was.refs, draft.refs) }
  return page && restored.version !== page.item.version ? rebased(restored, page) : restored
}

/** Files that were put into the form and are not on the server any more: what is not saved is not kept there for ever. */
export async function goneFiles({ fields }: Pick<Beginning, 'fields'>, { values, base }: FormState): Promise<string[]> {
  const put = fields
    .filter((field) => kindOf(field).ofOneItem)
    .flatMap(({ code }) => [own(values, code) ?? []].flat().filter((id) => ![own(base, code) ?? []].flat().includes(id as never)))
  const looked = await Promise.all((put as string[]).map(async (id) => ((await isFileGone(id)) ? id : undefined)))
  return looked.filter((id) => id !== undefined)
}

export function withoutFiles(was: FormState, fields: readonly Field[], gone: readonly string[]): FormState {
  const values = { ...was.values }
  for (const { code } of fields.filter((field) => kindOf(field).ofOneItem)) {
    const value = own(values, code)
    if (Array.isArray(value)) {
      const left = (value as string[]).filter((id) => !gone.includes(id))
      values[code] = (left.length > 0 ? left : undefined) as ItemValues[string]
    } else if (gone.includes(value as string)) values[code] = undefined as unknown as ItemValues[string]
  }
  return { ...was, values }
}
