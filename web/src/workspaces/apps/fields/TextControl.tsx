import { Input } from '@mantine/core'

interface Given {
  type?: string
  inputMode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'url'
  maxLength?: number
  placeholder?: string
  className?: string | undefined
  autoCapitalize?: string
  spellCheck?: boolean
  autoComplete?: string
  'aria-label'?: string
  control: { id: string; describedBy: string | undefined; invalid: boolean; required: boolean; readOnly: boolean }
  value: string
  write: (text: string) => void
}

/** One line of text in the box that all inputs have; nothing heavier stands in a form before it is used. */
export function TextControl({
  control: { id, describedBy, invalid, required, readOnly },
  value,
  write,
  className,
  ...more
}: Given) {
  return (
    <Input
      id={id}
      value={value}
      onChange={({ currentTarget }) => write(currentTarget.value)}
      error={invalid}
      aria-invalid={invalid}
      {...(describedBy && { 'aria-describedby': describedBy })}
      {...(className && { className })}
      aria-required={required}
      readOnly={readOnly}
      autoComplete="off"
      {...more}
    />
  )
}
