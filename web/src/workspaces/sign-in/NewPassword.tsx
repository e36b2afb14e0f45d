import { PasswordInput } from '@mantine/core'
import { useId } from 'react'
import { t } from '../../texts/index.ts'
import { fieldError } from '../../ui/FormField.tsx'
import css from './sign-in.module.css'

const SHORTEST = 12
const STRONG = 18

/** A password to choose: how long it is yet, and nothing about which characters [reliability §5.22]. */
export function NewPassword(props: {
  label?: string
  value: string
  onChange: (value: string) => void
  error?: string | undefined
}) {
  const note = useId()
  const length = [...props.value].length
  const words =
    length === 0
      ? t('door.passwordHint')
      : length < SHORTEST
        ? t('door.passwordShort', { count: SHORTEST - length })
        : t(length < STRONG ? 'door.passwordGood' : 'door.passwordStrong')
  return (
    <div className={css.choice}>
      <PasswordInput
        label={props.label ?? t('door.password')}
        autoComplete="new-password"
        required
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        error={fieldError(props.error)}
        aria-describedby={note}
        maxLength={128}
      />
      <div className={css.meter} data-level={length < SHORTEST ? 'short' : length < STRONG ? 'good' : 'strong'} aria-hidden>
        <span style={{ width: `${Math.min(100, (length / STRONG) * 100)}%` }} />
      </div>
      <p className={css.note} id={note}>
        <span>{words}</span>
        {length > 0 && <span>{t('door.passwordLength', { count: length })}</span>}
      </p>
    </div>
  )
}
