import { Button } from '@mantine/core'
import type { Invitation } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { full } from '../../../ui/time.ts'
import css from '../table.module.css'

interface Ready {
  user: { name: string; email: string }
  invitation: Invitation
  close: () => void
}

/** The link, which is told this once. */
export function InvitationReady({ user: { name, email }, invitation, close }: Ready) {
  const footer = (
    <Button onClick={close} data-autofocus>
      {t('admin.done')}
    </Button>
  )
  return (
    <Dialog title={t('admin.invitationReady', { name })} close={close} footer={footer}>
      <div className={css.form}>
        <p>{invitation.mailed ? t('admin.invitationMailed', { email }) : t('admin.invitationByHand')}</p>
        <div className={css.link}>
          <code>{invitation.url}</code>
          <CopyButton text={invitation.url} label={t('admin.copyLink')} />
        </div>
        <p>{t('admin.invitationUntil', { time: full(invitation.expiresAt) })}</p>
      </div>
    </Dialog>
  )
}
