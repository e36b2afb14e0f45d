import { IconAlertCircle } from '@tabler/icons-react'
import { cloneElement, type ReactElement, type ReactNode, useId } from 'react'
import { t } from '../texts/index.ts'
import css from './fields.module.css'

interface Control {
  id?: string
  required?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: boolean
}

/**
 * Label above, hint below, and the error in the place of the hint [ui.md §6.7]. Mantine's inputs have this built in; this is for
 * controls of our own. The child takes `id`, `required`, `aria-describedby` and `aria-invalid`.
 */
export function FormField(props: {
  label: string
  hint?: string
  error?: string | undefined
  required?: boolean
  children: ReactElement<Control>
}) {
  const id = useId()
  const note = props.error ?? props.hint
  return (
    <div className={css.field}>
      <label htmlFor={id}>
        {props.label}
        {props.required && (
          <span className={css.star} title={t('ui.required')} aria-hidden>
            {' *'}
          </span>
        )}
      </label>
      {cloneElement(props.children, {
        id,
        required: props.required ?? false,
        'aria-invalid': props.error !== undefined,
        ...(note ? { 'aria-describedby': `${id}-note` } : {}),
      })}
      {note && (
        <p id={`${id}-note`} className={props.error ? css.error : css.hint}>
          {props.error && <IconAlertCircle size={14} aria-hidden />}
          {note}
        </p>
      )}
    </div>
  )
}

/** What Mantine's inputs take as `error`: the icon and the words. */
export function fieldError(text: string | undefined): ReactNode {
  if (!text) return undefined
  return (
    <span className={css.error}>
      <IconAlertCircle size={14} aria-hidden />
      {text}
    </span>
  )
}
