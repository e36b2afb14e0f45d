import { Button } from '@mantine/core'
import { lockUser, type User } from '@parley/contract'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import css from '../table.module.css'

/** Asks before, and says what it does [ORG-03, ACC-11]. */
export function LockDialog({ user, close, locked }: { user: User; close: () => void; locked: (now: User) => Promise<void> }) {
  const form = useForm()
  const lock = () =>
    void form.run(async () => {
      await locked(await ask(lockUser, { path: { userId: user.id } }))
      toast({ text: t('admin.wasLocked', { name: user.name }), kind: 'done' })
      close()
    })
  const footer = (
    <>
      <Button variant="default" onClick={close} data-autofocus>
        {t('ui.cancel')}
      </Button>
      <Button color="red" loading={form.busy} onClick={lock}>
        {t('admin.lock')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('admin.lockTitle', { name: user.name })} close={close} footer={footer} submit={lock}>
      <p className={css.text}>{t('admin.lockText')}</p>
      {form.said && (
        <p role="alert" className={css.alert}>
          {form.said.text}
        </p>
      )}
    </Dialog>
  )
}
