import { SegmentedControl } from '@mantine/core'
import type { AppDefinition, Field, Item, ItemRefs } from '@parley/contract'
import { useId, useState } from 'react'
import { AppMark } from '../app-icons.tsx'
import { kindOf, noRefs } from '../fields/index.ts'
import { beginning } from '../form/beginning.ts'
import { FieldBlock } from '../form/FieldBlock.tsx'
import { FormLayout } from '../form/FormLayout.tsx'
import { formStore, isFilled } from '../form/form-state.ts'
import { ReadFields } from '../form/ReadFields.tsx'
import { useHidden } from '../form/use-hidden.ts'
import css from './builder.module.css'
import { t } from './words.ts'

/** The form as people will see it, to make an item or to read one, on a desk, on a phone or beside a conversation. What is typed stays for reading. */
export function Preview({ app, refs }: { app: AppDefinition; refs: ItemRefs }) {
  const [mode, setMode] = useState('create')
  const [width, setWidth] = useState('desk')
  const [tab, setTab] = useState(0)
  const [form] = useState(() => {
    const begun = beginning({ fields: app.fields, refs })
    return formStore(undefined, begun.prefill, begun.refs)
  })
  const hidden = useHidden(app.fields, form)
  const id = useId()
  const draw = (field: Field) => <FieldBlock form={form} field={field} id={`${id}-${field.code}`} locked={false} />
  const options = (values: readonly ('create' | 'view' | 'desk' | 'phone')[]) =>
    values.map((value) => ({ value, label: t(`apps.preview_${value}`) }))
  const inSession = { value: 'session', label: t('building.previewSession') }
  return (
    <div className={css.preview}>
      <div className={css.row}>
        <SegmentedControl
          size="xs"
          aria-label={t('apps.previewMode')}
          value={mode}
          onChange={setMode}
          data={options(['create', 'view'])}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('apps.previewWidth')}
          value={width}
          onChange={setWidth}
          data={[...options(['desk', 'phone']), inSession]}
        />
      </div>
      <section className={css.sheet} data-width={width} aria-label={t('apps.preview')}>
        {width === 'session' && <Head app={app} mode={mode} values={form.get().values} />}
        {mode === 'create' ? (
          <FormLayout app={app} hidden={hidden} draw={draw} tab={tab} setTab={setTab} />
        ) : (
          <ReadFields app={app} values={form.get().values} refs={{ ...noRefs, ...form.get().refs }} />
        )}
      </section>
    </div>
  )
}

/** In the pane beside a conversation the form has its own heading, and a bound item is a line with its name. */
function Head({ app, mode, values }: { app: AppDefinition; mode: string; values: Item['values'] }) {
  if (mode === 'create') return <h2 className={css.paneHead}>{t('items.newOf', { name: app.itemName })}</h2>
  const said = app.nameTemplate.replace(/\{(\w+)\}/g, (_, code: string) => {
    const field = app.fields.find((one) => one.code === code)
    const value = values[code]
    return field && isFilled(value) ? kindOf(field).text(value as never, field, noRefs) : ''
  })
  return (
    <div className={css.paneHead}>
      <h2>{app.name}</h2>
      <p>
        <AppMark icon={app.icon} />
        {said.replace(/\s+/g, ' ').trim() || app.itemName}
      </p>
    </div>
  )
}
