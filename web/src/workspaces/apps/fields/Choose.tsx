import { Input } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import css from './field.module.css'

interface Chosen {
  id?: string
  /** Heard, not seen. */
  label?: string | undefined
  /** Stands above it. */
  heading?: string
  value: string
  change: (value: string) => void
  /** What is said where nothing is chosen; without it something always is. */
  none?: string
  invalid?: boolean
  required?: boolean
  readOnly?: boolean
  describedBy?: string | undefined
  autoFocus?: boolean
  autoComplete?: string
  className?: string | undefined
  children: ReactNode
}

/** One of a few: the browser's own list, the lightest and the one that every phone knows. */
export function Choose(props: Chosen) {
  const { id, label, value, change, none, invalid = false, required = false, readOnly = false, describedBy, children } = props
  const own = useId()
  const control = (
    <Input
      component="select"
      pointer
      rightSection={<IconChevronDown size={16} stroke={1.75} aria-hidden />}
      rightSectionPointerEvents="none"
      {...(props.className && { className: props.className })}
      id={id ?? own}
      {...(label && { 'aria-label': label })}
      value={value}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      error={invalid}
      aria-invalid={invalid}
      aria-required={required}
      {...(describedBy && { 'aria-describedby': describedBy })}
      disabled={readOnly}
      {...(props.autoComplete && { autoComplete: props.autoComplete })}
      {...(props.autoFocus && { 'data-autofocus': true })}
    >
      {none !== undefined && <option value="">{none}</option>}
      {children}
    </Input>
  )
  if (!props.heading) return control
  return (
    <div className={css.setting}>
      <label htmlFor={own}>{props.heading}</label>
      {control}
    </div>
  )
}
