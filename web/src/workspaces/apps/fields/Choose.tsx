import { Input } from '@mantine/core'
import type { ReactNode } from 'react'

interface Chosen {
  id?: string
  label?: string | undefined
  value: string
  change: (value: string) => void
  /** What is said where nothing is chosen; without it something always is. */
  none?: string
  invalid?: boolean
  required?: boolean
  readOnly?: boolean
  describedBy?: string | undefined
  autoFocus?: boolean
  className?: string | undefined
  children: ReactNode
}

/** One of a few: the browser's own list, the lightest and the one that every phone knows. */
export function Choose(props: Chosen) {
  const { id, label, value, change, none, invalid = false, required = false, readOnly = false, describedBy, children } = props
  return (
    <Input
      component="select"
      pointer
      {...(props.className && { className: props.className })}
      {...(id && { id })}
      {...(label && { 'aria-label': label })}
      value={value}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      error={invalid}
      aria-invalid={invalid}
      aria-required={required}
      {...(describedBy && { 'aria-describedby': describedBy })}
      disabled={readOnly}
      {...(props.autoFocus && { 'data-autofocus': true })}
    >
      {none !== undefined && <option value="">{none}</option>}
      {children}
    </Input>
  )
}
