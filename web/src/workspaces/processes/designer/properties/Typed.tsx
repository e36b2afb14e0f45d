import { Textarea, TextInput } from '@mantine/core'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { fieldError } from '../../../../ui/FormField.tsx'
import type { Designer } from '../open-designer.ts'

const PAUSE = 400

interface Typing {
  designer: Designer
  id?: string
  label: string
  hint?: string
  value: string
  write: (text: string) => void
  maxLength?: number
  /** What is said where nothing stands there; then nothing is not written either. */
  missing?: string
  lines?: boolean
  code?: boolean
  placeholder?: string
  readOnly?: boolean
}

/** A text that is written when the typing pauses, so that a word is one step back and not a letter. */
export function Typed({ designer, id, label, hint, value, write, missing, lines, code, ...more }: Typing) {
  const [typed, setTyped] = useState(value)
  const [was, setWas] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  if (value !== was) {
    // Undone, or changed on the canvas.
    setWas(value)
    setTyped(value)
  }
  const commit = useEffectEvent(() => {
    clearTimeout(timer.current)
    if (typed === value || (missing && !typed.trim())) return
    write(typed)
  })
  useEffect(() => {
    const late = () => commit()
    designer.pending.add(late)
    return () => {
      designer.pending.delete(late)
      clearTimeout(timer.current)
    }
  }, [designer])
  const props = {
    label,
    value: typed,
    maxLength: more.maxLength ?? 1000,
    autoComplete: 'off',
    spellCheck: !code,
    onBlur: () => commit(),
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => {
      setTyped(currentTarget.value)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => commit(), PAUSE)
    },
    error: fieldError(missing && !typed.trim() ? missing : undefined),
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
    ...(hint && { description: hint }),
    ...(id && { id }),
    ...(missing && { required: true }),
    ...(more.placeholder && { placeholder: more.placeholder }),
    ...(more.readOnly && { readOnly: true }),
    ...(code && { styles: { input: { fontFamily: 'var(--mono)', fontSize: 'var(--fs-13)' } } }),
  }
  return lines ? <Textarea {...props} autosize minRows={3} maxRows={12} /> : <TextInput {...props} />
}
