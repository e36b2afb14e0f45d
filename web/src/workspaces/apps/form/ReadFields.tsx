import { type App, type Field, hiddenCodes, type Item, type ItemRefs } from '@parley/contract'
import { useState } from 'react'
import { kindOf } from '../fields/index.ts'
import { FormLayout } from './FormLayout.tsx'
import css from './form.module.css'
import { isFilled } from './form-state.ts'

/** An item as its form lays it out, to be read. `fresh`: codes whose values have just changed. */
export function ReadFields({
  app,
  values,
  refs,
  fresh = [],
}: {
  app: Pick<App, 'fields' | 'form'>
  values: Item['values']
  refs: ItemRefs
  fresh?: readonly string[]
}) {
  const [tab, setTab] = useState(0)
  const draw = (field: Field) => {
    const { Read } = kindOf(field)
    const value = values[field.code]
    return (
      <dl className={css.read} data-field={field.code} data-fresh={fresh.includes(field.code)}>
        <dt>{field.name}</dt>
        <dd>{isFilled(value) ? <Read field={field} value={value} refs={refs} /> : <span className={css.none}>–</span>}</dd>
      </dl>
    )
  }
  return <FormLayout app={app} hidden={hiddenCodes(app.fields, values)} draw={draw} tab={tab} setTab={setTab} />
}
