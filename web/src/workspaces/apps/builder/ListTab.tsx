import { TextInput } from '@mantine/core'
import { ColumnList } from '../../../ui/ColumnList.tsx'
import { systemColumns } from '../list/system.ts'
import { columnMoves, t } from '../words.ts'
import css from './builder.module.css'
import type { Builder } from './use-builder.ts'

/** What items are called, and what their list and their tiles show. */
export function ListTab({ builder: { now, change } }: { builder: Builder }) {
  const all = [...systemColumns(), ...now.fields].filter(({ code }) => code !== '_name')
  return (
    <div className={css.settings}>
      <TextInput
        label={t('apps.nameTemplate')}
        description={t('apps.nameTemplateHint', {
          codes: now.fields
            .slice(0, 6)
            .map(({ code }) => `{${code}}`)
            .join(' '),
        })}
        inputWrapperOrder={['label', 'input', 'description']}
        maxLength={500}
        value={now.nameTemplate}
        onChange={({ currentTarget: { value } }) => change((was) => ({ ...was, nameTemplate: value }), 'nameTemplate')}
      />
      <section aria-label={t('apps.listColumns')}>
        <h2>{t('apps.listColumns')}</h2>
        <p className={css.hint}>{t('apps.listColumnsHint')}</p>
        <ColumnList
          all={all}
          words={columnMoves}
          chosen={now.listColumns.filter((code) => code !== '_name')}
          set={(listColumns) => change((was) => ({ ...was, listColumns }))}
        />
      </section>
      <section aria-label={t('apps.cardFields')}>
        <h2>{t('apps.cardFields')}</h2>
        <p className={css.hint}>{t('apps.cardFieldsHint')}</p>
        <ColumnList
          all={all}
          words={columnMoves}
          chosen={now.cardFields.filter((code) => code !== '_name')}
          set={(cardFields) => change((was) => ({ ...was, cardFields: cardFields.slice(0, 20) }))}
        />
      </section>
    </div>
  )
}
