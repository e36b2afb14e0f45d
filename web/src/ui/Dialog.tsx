import { Button, Drawer as MantineDrawer, Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { KeyboardEvent, ReactNode } from 'react'
import { t } from '../texts/index.ts'
import { Reasoned } from './Reasoned.tsx'
import css from './sheet.module.css'

/** The one thing that a dialog does: its button at the end, after Cancel, and Ctrl/⌘ Enter. */
interface Act {
  label: string
  /** Without it the button sends the form of this id. */
  run?: () => void
  form?: string
  busy?: boolean
  disabled?: boolean
  /** Why it cannot be done now; it keeps its place and says so. */
  why?: string
  /** Something is lost by it. */
  red?: boolean
  /** It has the focus at first: nothing is lost by it. */
  first?: boolean
  testId?: string
}

interface Frame {
  title: string
  close: () => void
  act?: Act | undefined
  /** What stands at the foot where Cancel and one button are not enough; then `submit` is what Ctrl/⌘ Enter does. */
  footer?: ReactNode
  submit?: () => void
  /** Where Cancel is called otherwise, or has the focus at first. */
  cancel?: { label?: string; first?: boolean }
  children: ReactNode
}

const PHONE = '(max-width: 44.99em)'

/** A question of 480 or, `wide`, 640 px; the whole screen on phones. Mount it to open it. */
export function Dialog({ title, close, wide, children, ...rest }: Frame & { wide?: boolean }) {
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false })
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size={wide ? 640 : 480}
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      onKeyDown={withSubmit(rest)}
    >
      {children}
      <Foot close={close} {...rest} />
    </Modal>
  )
}

/** Creating and editing, 560 px from the end of the page. Mount it to open it. */
export function Drawer({ title, close, children, ...rest }: Frame) {
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false })
  return (
    <MantineDrawer
      opened
      onClose={close}
      title={title}
      size={phone ? '100%' : 560}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      onKeyDown={withSubmit(rest)}
    >
      {children}
      <Foot close={close} {...rest} />
    </MantineDrawer>
  )
}

function Foot({ close, act, footer, cancel = {} }: Pick<Frame, 'close' | 'act' | 'footer' | 'cancel'>) {
  if (!footer && !act && !cancel.label && !cancel.first) return null
  return (
    <div className={css.footer}>
      {footer ?? (
        <>
          <Button variant="default" onClick={close} data-autofocus={cancel.first || undefined}>
            {cancel.label ?? t('ui.cancel')}
          </Button>
          {act && (
            <Reasoned why={act.why ?? ''}>
              <Button
                {...(act.red && { color: 'red' })}
                {...(act.run ? { onClick: act.run } : { type: 'submit', form: act.form })}
                loading={act.busy ?? false}
                disabled={act.disabled ?? false}
                data-autofocus={act.first || undefined}
                data-testid={act.testId}
              >
                {act.label}
              </Button>
            </Reasoned>
          )}
        </>
      )}
    </div>
  )
}

function withSubmit({ act, submit = () => submitOf(act) }: Pick<Frame, 'act' | 'submit'>) {
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    submit()
  }
}

function submitOf(act: Act | undefined): void {
  if (!act || act.busy || act.disabled || act.why) return
  if (act.run) act.run()
  else if (act.form) (document.getElementById(act.form) as HTMLFormElement | null)?.requestSubmit()
}
