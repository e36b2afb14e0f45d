import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../texts/index.ts'
import css from './bars.module.css'
import { Dialog } from './Dialog.tsx'

interface Selected {
  /** How many there are. */
  label: string
  /** Why nothing can be done with them. */
  note: string | undefined
  clear: () => void
  clearLabel: string
  children: ReactNode
}

/** Below a table: what can be done with all that are selected in it [ui.md S15]. */
export function BulkBar({ label, note, clear, clearLabel, children }: Selected) {
  return (
    <div className={css.bulk} role="toolbar" aria-label={label} data-testid="bulk">
      <b aria-live="polite">{label}</b>
      {note && <span>{note}</span>}
      {children}
      <ActionIcon aria-label={clearLabel} onClick={clear}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </div>
  )
}

export interface NotDone {
  id: string
  name: string
  why: string
}

/** Each that was not changed with the reason. */
export function NotDoneDialog(props: { title: string; label: string; rows: readonly NotDone[]; close: () => void }) {
  const { title, label, rows, close } = props
  return (
    <Dialog title={title} close={close} footer={<Button onClick={close}>{t('ui.close')}</Button>}>
      <ul className={css.refused} aria-label={label}>
        {rows.map(({ id, name, why }) => (
          <li key={id}>
            <b>{name}</b> {why}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
