import { type App, type Field, hiddenCodes, type Item, type ItemRefs } from '@parley/contract'
import { useState } from 'react'
import { FormLayout } from './FormLayout.tsx'
import { ReadField } from './ReadField.tsx'

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
  const draw = (field: Field) => (
    <ReadField field={field} value={values[field.code]} refs={refs} fresh={fresh.includes(field.code)} />
  )
  return <FormLayout app={app} hidden={hiddenCodes(app.fields, values)} draw={draw} tab={tab} setTab={setTab} />
}
