import { Button } from '@mantine/core'
import { Notifications, notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react'
import { t } from '../texts/index.ts'
import css from './toasts.module.css'

export interface Toast {
  text: string
  kind?: 'info' | 'done' | 'error'
  action?: { label: string; run: () => void }
}

const LASTS = 6000
const UNDO_LASTS = 8000
const marks = { info: IconInfoCircle, done: IconCheck, error: IconAlertTriangle }

/** One line for 6 s, 8 s with an action; errors stay until dismissed. Never the only place of an error [ui.md §2.5]. */
export function toast({ text, kind = 'info', action }: Toast): void {
  const Mark = marks[kind]
  const id = crypto.randomUUID()
  const run = () => {
    notifications.hide(id)
    action?.run()
  }
  notifications.show({
    id,
    role: kind === 'error' ? 'alert' : 'status',
    autoClose: kind === 'error' ? false : action ? UNDO_LASTS : LASTS,
    icon: <Mark size={18} stroke={1.75} />,
    color: kind === 'error' ? 'red' : 'accent',
    closeButtonProps: { 'aria-label': t('ui.close') },
    message: (
      <span className={css.line}>
        {text}
        {action && (
          <Button size="compact-sm" variant="subtle" onClick={run}>
            {action.label}
          </Button>
        )}
      </span>
    ),
  })
}

/** Top end, under the headers, so that they never cover the composer or the counters; three at once. */
export function Toasts() {
  return <Notifications className={css.toasts} position="top-right" limit={3} zIndex="var(--z-toast)" containerWidth={360} />
}
