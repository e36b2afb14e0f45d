import { IconAlertCircle } from '@tabler/icons-react'
import css from './sign-in.module.css'

/** What went wrong, above the fields. `quiet`: words that change each second are not read out each time. */
export function Note({ text, quiet = false }: { text: string; quiet?: boolean }) {
  return (
    <div className={css.alert} role={quiet ? undefined : 'alert'}>
      <IconAlertCircle size={16} stroke={1.75} aria-hidden />
      <span>{text}</span>
    </div>
  )
}
