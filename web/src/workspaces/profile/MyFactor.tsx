import { Button } from '@mantine/core'
import { type AccountSecurity, endSecondFactor, readInstallation, renewBackupCodes } from '@parley/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { full } from '../../ui/time.ts'
import { toast } from '../../ui/toasts.tsx'
import { BackupCodes } from '../sign-in/BackupCodes.tsx'
import { ConfirmDialog } from '../sign-in/ConfirmDialog.tsx'
import { SetUpFactor } from '../sign-in/SetUpFactor.tsx'
import css from './profile.module.css'

type Asked = 'set-up' | 'renew' | 'off' | string[]

/** Set up, new backup codes, off. */
export function MyFactor({ security, email }: { security: AccountSecurity; email: string }) {
  const [asked, setAsked] = useState<Asked>()
  const queries = useQueryClient()
  const { since, required, backupCodesLeft } = security.secondFactor
  const changed = () => queries.invalidateQueries({ queryKey: ['my-security'] })
  const shown = (codes: string[]) => {
    setAsked(codes)
    void changed()
  }
  const close = () => setAsked(undefined)
  const confirmed = { email, hasPassword: security.hasPassword }
  const off = async (body: { password?: string }) => {
    await ask(endSecondFactor, { body })
    toast({ text: t('security.turnedOff'), kind: 'done' })
    await changed()
  }
  return (
    <section className={css.section} aria-labelledby="my-factor">
      <h2 id="my-factor">{t('security.factor')}</h2>
      <div className={css.row}>
        <div>
          <Tag tone={since ? 'success' : required ? 'warning' : 'neutral'}>
            {since ? t('security.factorOn', { time: full(since) }) : t('security.factorOff')}
          </Tag>
          <p className={css.hint}>{since ? t('security.codesLeft', { count: backupCodesLeft }) : t('security.factorText')}</p>
          {required && <p className={css.hint}>{t('security.factorRequired')}</p>}
        </div>
        <div className={css.buttons}>
          {since === null && <Button onClick={() => setAsked('set-up')}>{t('security.setUp')}</Button>}
          {since !== null && (
            <>
              <Button variant="default" onClick={() => setAsked('renew')}>
                {t('security.newCodes')}
              </Button>
              <Button variant="light" color="red" onClick={() => setAsked('off')}>
                {t('security.turnOff')}
              </Button>
            </>
          )}
        </div>
      </div>
      {asked === 'set-up' && (
        <Dialog title={t('security.setUpTitle')} close={close}>
          <SetUpFactor done={shown} />
        </Dialog>
      )}
      {asked === 'renew' && (
        <ConfirmDialog
          {...confirmed}
          title={t('security.newCodes')}
          text={t('security.newCodesText')}
          action={t('security.newCodes')}
          run={async (body) => shown((await ask(renewBackupCodes, { body })).backupCodes)}
          close={() => setAsked((now) => (now === 'renew' ? undefined : now))}
        />
      )}
      {asked === 'off' && (
        <ConfirmDialog
          {...confirmed}
          title={t('security.turnOffTitle')}
          text={t('security.turnOffText')}
          action={t('security.turnOff')}
          danger
          run={off}
          close={close}
        />
      )}
      {Array.isArray(asked) && <Codes codes={asked} close={close} />}
    </section>
  )
}

function Codes({ codes, close }: { codes: string[]; close: () => void }) {
  const installation = useQuery({ queryKey: ['installation'], queryFn: ({ signal }) => ask(readInstallation, { signal }) }).data
  return (
    <Dialog title={t('security.codesTitle')} close={close}>
      <BackupCodes codes={codes} organisation={installation?.organisation ?? t('ui.product')} done={close} />
    </Dialog>
  )
}
