import { Button, Modal } from '@mantine/core'
import type { File as Sent } from '@parley/contract'
import { IconDownload } from '@tabler/icons-react'
import { t } from '../texts/index.ts'
import { fileAddress, size } from './file-words.ts'
import css from './files.module.css'

/** One picture, as large as there is room for. */
export default function PictureDialog({ file, close }: { file: Sent; close: () => void }) {
  const download = (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.75} />}
      renderRoot={(props) => <a href={fileAddress(file)} download={file.name} {...props} />}
    >
      {t('conversation.downloadShort')}
    </Button>
  )
  return (
    <Modal opened onClose={close} title={file.name} size="auto" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <img
        className={css.large}
        src={fileAddress(file, true)}
        alt={file.name}
        width={file.width ?? undefined}
        height={file.height ?? undefined}
      />
      <p className={css.under}>
        {size(file.size)}
        {download}
      </p>
    </Modal>
  )
}
