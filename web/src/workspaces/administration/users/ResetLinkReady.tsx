import { Button } from '@mantine/core'
import type { ResetLink } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { full } from '../../../ui/time.ts'
import css from '../table.module.css'

/** The link, which is told this once. */
export function ResetLinkReady({ name, link, close }: { name: string; link: ResetLink; close: () => void }) {
  const footer = (
    <Button onClick={close} data-autofocus>
      {t('admin.done')}
    </Button>
  )
  return (
    <Dialog title={t('security.resetLinkReady', { name })} close={close} footer={footer}>
      <div className={css.form}>
        <p>{t('security.resetLinkText')}</p>
        <div className={css.link}>
          <code>{link.url}</code>
          <CopyButton text={link.url} label={t('admin.copyLink')} />
        </div>
        <p>{t('security.resetLinkUntil', { time: full(link.expiresAt) })}</p>
      </div>
    </Dialog>
  )
}
