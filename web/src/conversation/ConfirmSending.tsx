import { Button } from '@mantine/core'
import { t } from '../texts/index.ts'
import { Dialog } from '../ui/Dialog.tsx'
import css from './composer.module.css'
import type { Desk } from './desk.ts'

/** Who is about to be told something, and where. */
export interface Confirmed {
  name: string
  /** The channel in words. */
  channel: string
}

/** Asks once more, with what is about to be sent, where administrators want it [CMP-11]. */
export default function ConfirmSending(props: {
  title?: string
  to: Confirmed
  desk: Desk
  close: () => void
  send: () => void
}) {
  const { title = t('conversation.confirmTitle'), to, desk, close, send } = props
  const count = desk.attachments.length
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      <Button onClick={send} data-autofocus>
        {t('conversation.send')}
      </Button>
    </>
  )
  return (
    <Dialog title={title} close={close} submit={send} footer={footer}>
      <p className={css.confirm}>{t('conversation.confirmText', { ...to })}</p>
      {desk.text.trim() && <blockquote className={css.quote}>{desk.text.trim()}</blockquote>}
      {count > 0 && <p className={css.confirm}>{t('conversation.confirmFiles', { count })}</p>}
    </Dialog>
  )
}
