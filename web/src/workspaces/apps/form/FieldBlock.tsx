import type { Field, ItemRefs } from '@parley/contract'
import { IconAlertCircle, IconAlertTriangle, IconLock } from '@tabler/icons-react'
import { memo, useCallback, useSyncExternalStore } from 'react'
import states from '../../../ui/states.module.css'
import { kindOf, withRefs } from '../fields/index.ts'
import { t } from '../words.ts'
import css from './form.module.css'
import { type FormState, type ItemFormStore, own } from './form-state.ts'
import { ReadField } from './ReadField.tsx'

interface Block {
  form: ItemFormStore
  field: Field
  id: string
  locked: boolean
  warning?: string | undefined
}

/** One field of a form: name, control, and below it the tip, what is doubtful or what is wrong. */
export const FieldBlock = memo(function FieldBlock({ form, field, id, locked, warning }: Block) {
  const value = usePart(form, ({ values }) => own(values, field.code))
  const error = usePart(form, ({ errors }) => own(errors, field.code))
  const refs = usePart(form, (state) => state.refs)
  const change = useCallback(
    (now: unknown) =>
      form.set((was) => {
        const { [field.code]: _, ...errors } = was.errors
        return { ...was, values: { ...was.values, [field.code]: now as FormState['values'][string] }, errors }
      }),
    [form, field.code],
  )
  const learn = useCallback((more: Partial<ItemRefs>) => form.set((was) => ({ ...was, refs: withRefs(was.refs, more) })), [form])
  const busy = useCallback(
    (on: boolean) =>
      form.set((was) => {
        const others = was.waiting.filter((code) => code !== field.code)
        if (on === was.waiting.includes(field.code)) return was
        return { ...was, waiting: on ? [...others, field.code] : others }
      }),
    [form, field.code],
  )
  const { Edit, group } = kindOf(field)
  const note = error ?? warning ?? field.tip
  const noteId = `${id}-note`
  const label = (
    <>
      {field.name}
      {field.required && !locked && (
        <>
          <span className={css.star} aria-hidden>
            {' *'}
          </span>
          {group && <span className={states.hidden}> {t('ui.required')}</span>}
        </>
      )}
      {locked && <IconLock className={css.lock} size={14} aria-label={t('items.locked')} />}
    </>
  )
  const inside = (
    <>
      <Edit
        field={field}
        value={value}
        change={change}
        refs={refs}
        learn={learn}
        busy={busy}
        id={id}
        describedBy={note ? noteId : undefined}
        invalid={error !== undefined}
        required={field.required}
        readOnly={locked}
      />
      {note && (
        <p id={noteId} className={css.note} data-tone={error ? 'error' : warning ? 'warning' : 'tip'}>
          {error && <IconAlertCircle size={14} aria-hidden />}
          {!error && warning && <IconAlertTriangle size={14} aria-hidden />}
          {note}
        </p>
      )}
    </>
  )
  if (group) {
    return (
      <fieldset className={css.field} data-field={field.code}>
        <legend>{label}</legend>
        {inside}
      </fieldset>
    )
  }
  return (
    <div className={css.field} data-field={field.code}>
      <label htmlFor={id}>{label}</label>
      {inside}
    </div>
  )
})

/** One that somebody may see and not edit: plain text, in its place on the form [ui S20]. */
export function PlainField({ form, field }: Pick<Block, 'form' | 'field'>) {
  const value = usePart(form, ({ values }) => own(values, field.code))
  const refs = usePart(form, (state) => state.refs)
  return <ReadField field={field} value={value} refs={refs} />
}

/** One part of the form's state; the field is drawn again only when that part is another. */
function usePart<T>(form: ItemFormStore, pick: (state: FormState) => T): T {
  return useSyncExternalStore(form.on, () => pick(form.get()))
}
