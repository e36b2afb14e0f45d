import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { t } from '../texts/index.ts'
import css from './bars.module.css'

/** The foot of a page that is edited: what there is to say of it, and buttons. */
export function Bar({
  said,
  alert = false,
  start,
  children,
}: {
  said?: ReactNode
  alert?: boolean
  start?: ReactNode
  children: ReactNode
}) {
  return (
    <footer className={css.bar}>
      {start}
      <span role={alert ? 'alert' : 'status'}>{said}</span>
      {children}
    </footer>
  )
}

interface Saving {
  dirty: boolean
  busy: boolean
  /** Who changed it last, while nothing is unsaved. */
  last: string
  discard: () => void
  save: () => void
  /** What is new can be saved as it is. */
  fresh?: { label: string } | undefined
  start?: ReactNode
}

/** Who changed it last, or that something is not saved yet; Discard and Save. */
export function SaveBar({ dirty, busy, last, discard, save, fresh, start }: Saving) {
  return (
    <Bar said={dirty ? t('settings.unsaved') : last} start={start}>
      <Button variant="default" disabled={!dirty || busy} onClick={discard}>
        {t('settings.discard')}
      </Button>
      <Button disabled={!fresh && !dirty} loading={busy} onClick={save} data-testid="save">
        {fresh?.label ?? t('ui.save')}
      </Button>
    </Bar>
  )
}
