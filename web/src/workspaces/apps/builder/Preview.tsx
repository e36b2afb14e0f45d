import { SegmentedControl } from '@mantine/core'
import type { AppDefinition, Field, ItemRefs } from '@parley/contract'
import { useId, useState } from 'react'
import { noRefs } from '../fields/index.ts'
import { beginning } from '../form/beginning.ts'
import { FieldBlock } from '../form/FieldBlock.tsx'
import { FormLayout } from '../form/FormLayout.tsx'
import { formStore } from '../form/form-state.ts'
import { ReadFields } from '../form/ReadFields.tsx'
import { useHidden } from '../form/use-hidden.ts'
import { t } from '../words.ts'
import css from './builder.module.css'

/** The form as people will see it, to make an item or to read one, on a desk or on a phone. What is typed stays for reading. */
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
          data={options(['desk', 'phone'])}
        />
      </div>
      <section className={css.sheet} data-width={width} aria-label={t('apps.preview')}>
        {mode === 'create' ? (
          <FormLayout app={app} hidden={hidden} draw={draw} tab={tab} setTab={setTab} />
        ) : (
          <ReadFields app={app} values={form.get().values} refs={{ ...noRefs, ...form.get().refs }} />
        )}
      </section>
    </div>
  )
}
