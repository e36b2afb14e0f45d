import { Button } from '@mantine/core'
import { Notifications, notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react'
import { store, useStore } from '../store.ts'
import { t } from '../texts/index.ts'
import { useActions } from './actions.ts'
import css from './toasts.module.css'
import type { Toast } from './toasts.tsx'

/** What can be taken back now, the latest at the end. */
const undos = store<readonly { id: string; run: () => void }[]>([])

const LASTS = 6000
const UNDO_LASTS = 8000
const marks = { info: IconInfoCircle, done: IconCheck, error: IconAlertTriangle }

/** Draws what `toast` says; comes when the page is idle. */
export function show({ text, kind = 'info', undo, action = undo && { label: t('ui.undo'), run: undo } }: Toast): void {
  const Mark = marks[kind]
  const id = crypto.randomUUID()
  const run = () => {
    notifications.hide(id)
    action?.run()
  }
  if (undo) undos.set((was) => [...was, { id, run }])
  notifications.show({
    id,
    role: kind === 'error' ? 'alert' : 'status',
    autoClose: kind === 'error' ? false : action ? UNDO_LASTS : LASTS,
    icon: <Mark size={18} stroke={1.75} />,
    color: kind === 'error' ? 'red' : 'accent',
    onClose: () => undos.set((was) => was.filter((one) => one.id !== id)),
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
export function Toaster() {
  const last = useStore(undos).at(-1)
  const undo = () => (last ? last.run() : show({ text: t('ui.nothingToUndo') }))
  useActions([{ id: 'undo', label: t('ui.undoLast'), group: t('ui.general'), keys: 'Mod+Z', unlessWritten: true, run: undo }])
  return <Notifications className={css.toasts} position="top-right" limit={3} zIndex="var(--z-toast)" containerWidth={360} />
}
