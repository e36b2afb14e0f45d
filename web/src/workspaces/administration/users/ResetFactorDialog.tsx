import { Button } from '@mantine/core'
import { type AccountSecurity, resetSecondFactor, type User } from '@parley/contract'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import css from '../table.module.css'

/** Says what it does, and reminds that somebody else may be asking. */
export function ResetFactorDialog({
  user,
  reset,
  close,
}: {
  user: User
  reset: (now: AccountSecurity) => void
  close: () => void
}) {
  const form = useForm()
  const act = () =>
    void form.run(async () => {
      reset(await ask(resetSecondFactor, { path: { userId: user.id } }))
      toast({ text: t('security.wasReset'), kind: 'done' })
      close()
    })
  const footer = (
    <>
      <Button variant="default" onClick={close} data-autofocus>
        {t('ui.cancel')}
      </Button>
      <Button color="red" loading={form.busy} onClick={act}>
        {t('security.reset')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('security.resetTitle', { name: user.name })} close={close} footer={footer} submit={act}>
      <p className={css.text}>{t('security.resetText')}</p>
      {form.said && (
        <p role="alert" className={css.alert}>
          {form.said.text}
        </p>
      )}
    </Dialog>
  )
}
