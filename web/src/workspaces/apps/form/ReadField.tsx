import type { Field, ItemRefs, ItemValues } from '@parley/contract'
import { kindOf } from '../fields/index.ts'
import css from './form.module.css'
import { isFilled } from './form-state.ts'

interface Reading {
  field: Field
  value: ItemValues[string]
  refs: ItemRefs
  /** It has just changed. */
  fresh?: boolean
}

/** A field that is only read: its name and its value as text. */
export function ReadField({ field, value, refs, fresh = false }: Reading) {
  const { Read } = kindOf(field)
  return (
    <dl className={css.read} data-field={field.code} data-fresh={fresh}>
      <dt>{field.name}</dt>
      <dd>{isFilled(value) ? <Read field={field} value={value} refs={refs} /> : <span className={css.none}>–</span>}</dd>
    </dl>
  )
}
