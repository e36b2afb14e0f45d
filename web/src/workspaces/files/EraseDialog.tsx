import { Button } from '@mantine/core'
import { t } from '../../folders/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'

/** Asked before something is gone for ever. */
export default function EraseDialog({ text, close, erase }: { text: string; close: () => void; erase: () => void }) {
  const footer = (
    <>
      <Button variant="default" onClick={close} data-autofocus>
        {t('ui.cancel')}
      </Button>
      <Button
        color="red"
        onClick={() => {
          close()
          erase()
        }}
      >
        {t('files.erase')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('files.eraseTitle')} close={close} footer={footer}>
      {text}
    </Dialog>
  )
}
