import { Button } from '@mantine/core'
import type { App } from '@parley/contract'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { kindOf } from '../fields/index.ts'
import { t } from '../words.ts'
import css from './form.module.css'
import { type ItemFormStore, isFilled } from './form-state.ts'

/** Somebody saved meanwhile: what is not mine was taken in, and where both changed one field both values stand here. */
export function Conflicts({ app, form }: { app: Pick<App, 'fields'>; form: ItemFormStore }) {
  const { conflicts, editor, values, refs } = useSyncExternalStore(form.on, form.get)
  if (editor === undefined && conflicts.length === 0) return null
  const settle = (code: string, value?: { theirs: (typeof conflicts)[number]['theirs'] }) =>
    form.set((was) => ({
      ...was,
      ...(value && { values: { ...was.values, [code]: value.theirs } }),
      conflicts: was.conflicts.filter((one) => one.code !== code),
    }))
  return (
    <section className={css.conflicts} aria-label={t('items.conflicts')}>
      <p role="alert">
        <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
        {t(editor ? 'items.conflictBy' : 'items.conflict', { name: editor ?? '' })}
      </p>
      {conflicts.map(({ code, theirs }) => {
        const field = app.fields.find((one) => one.code === code)
        if (!field) return null
        const { text } = kindOf(field)
        const words = (value: unknown) => (isFilled(value) ? text(value, field, refs) : t('items.noValue'))
        return (
          <div key={code} className={css.conflict}>
            <b>{field.name}</b>
            <span>{t('items.yours', { value: words(values[code]) })}</span>
            <Button size="compact-sm" variant="default" onClick={() => settle(code)}>
              {t('items.keepMine')}
            </Button>
            <span>{t('items.theirs', { value: words(theirs) })}</span>
            <Button size="compact-sm" variant="default" onClick={() => settle(code, { theirs })}>
              {t('items.takeTheirs')}
            </Button>
          </div>
        )
      })}
    </section>
  )
}
