import type { App, Item } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { sayOf } from '../../../live/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Choose } from '../fields/Choose.tsx'
import { kindOf } from '../fields/index.ts'
import { FieldBlock } from '../form/FieldBlock.tsx'
import { errorsByCode, fieldsOnForm, formStore, missing, openFields, own } from '../form/form-state.ts'
import { t } from '../words.ts'
import { type Changed, changeAll } from './change-items.ts'
import css from './list.module.css'

interface Editing {
  app: App
  items: readonly Item[]
  close: () => void
  changed: (changed: Changed) => void
}

/** One field of many items: filled in by the control of the form, cleared where it is left empty [APP-06, APP-08]. */
export function EditField({ app, items, close, changed }: Editing) {
  const queries = useQueryClient()
  const [code, setCode] = useState('')
  const [form, setForm] = useState(() => formStore())
  const [busy, setBusy] = useState(false)
  const [said, say] = useState<string>()
  const id = useId()
  const fields = fieldsOnForm({ form: app.form, fields: openFields(app) }).filter((field) => !kindOf(field).ofOneItem)
  const field = fields.find((one) => one.code === code)
  const choose = (now: string) => {
    setCode(now)
    setForm(formStore())
    say(undefined)
  }
  const save = async () => {
    if (!field || busy) return
    const errors = missing({ form: app.form, fields: [field] }, form.get())
    form.set((was) => ({ ...was, errors }))
    if (Object.keys(errors).length > 0) return
    say(undefined)
    setBusy(true)
    try {
      const now = await changeAll(queries, items, { values: { [code]: own(form.get().values, code) ?? null } })
      const first = now.notDone[0]
      // Wrong for all of them it is wrong in itself, and can be mended here.
      const errors = errorsByCode(first?.errors ?? [])
      const isAll = now.notDone.length === items.length && now.notDone.every(({ refused }) => refused === 'values-invalid')
      if (isAll && own(errors, code) !== undefined) form.set((was) => ({ ...was, errors }))
      else changed(now)
    } catch (error) {
      say(sayOf(error))
    }
    setBusy(false)
  }
  const act = { label: t('items.setInAll', { count: items.length }), run: () => void save(), busy, disabled: !field }
  return (
    <Dialog title={t('items.editFieldOf', { count: items.length })} close={close} act={act}>
      <form
        className={css.viewForm}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Choose heading={t('items.filterField')} value={code} change={choose} none={t('items.chooseField')} autoFocus>
          {fields.map((one) => (
            <option key={one.code} value={one.code}>
              {one.name}
            </option>
          ))}
        </Choose>
        {field && <FieldBlock key={code} form={form} field={field} id={`${id}-${code}`} locked={false} />}
        {field && !field.required && <p className={css.hint}>{t('items.emptyClears')}</p>}
        {said && (
          <p role="alert" className={css.alert}>
            {said}
          </p>
        )}
      </form>
    </Dialog>
  )
}
