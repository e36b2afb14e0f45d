import { Button } from '@mantine/core'
import type { LabelRow } from '@parley/contract'
import { t } from '../../../../texts/index.ts'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { useForm } from '../../../../ui/use-form.ts'
import css from '../settings.module.css'

/** Says first on how many sessions it stands [LAB-01]. */
export function DeleteLabel({ label, remove, close }: { label: LabelRow; remove: () => Promise<void>; close: () => void }) {
  const { busy, said, run } = useForm()
  const go = () =>
    void run(async () => {
      await remove()
      close()
    })
  const footer = (
    <>
      <Button variant="default" onClick={close} data-autofocus>
        {t('ui.cancel')}
      </Button>
      <Button color="red" loading={busy} onClick={go}>
        {t('labels.deleteButton')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('labels.deleteTitle', { name: label.name })} close={close} footer={footer}>
      {t('labels.deleteText', { count: label.sessions })}
      {said && (
        <p className={css.wrong} role="alert">
          {said.text}
        </p>
      )}
    </Dialog>
  )
}
