import { Drawer as MantineDrawer, Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { KeyboardEvent, ReactNode } from 'react'
import { t } from '../texts/index.ts'
import css from './sheet.module.css'

interface Frame {
  title: string
  close: () => void
  /** Buttons at the end: Cancel, then the primary one. */
  footer?: ReactNode
  /** What Ctrl/⌘ Enter does. */
  submit?: () => void
  children: ReactNode
}

const PHONE = '(max-width: 44.99em)'

/** A question of 480 or, `wide`, 640 px; the whole screen on phones. Mount it to open it. */
export function Dialog({ title, close, footer, submit, wide, children }: Frame & { wide?: boolean }) {
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false })
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size={wide ? 640 : 480}
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      onKeyDown={withSubmit(submit)}
    >
      {children}
      {footer && <div className={css.footer}>{footer}</div>}
    </Modal>
  )
}

/** Creating and editing, 560 px from the end of the page. Mount it to open it. */
export function Drawer({ title, close, footer, submit, children }: Frame) {
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false })
  return (
    <MantineDrawer
      opened
      onClose={close}
      title={title}
      size={phone ? '100%' : 560}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      onKeyDown={withSubmit(submit)}
    >
      {children}
      {footer && <div className={css.footer}>{footer}</div>}
    </MantineDrawer>
  )
}

function withSubmit(submit: (() => void) | undefined) {
  return (event: KeyboardEvent) => {
    if (!submit || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    submit()
  }
}
