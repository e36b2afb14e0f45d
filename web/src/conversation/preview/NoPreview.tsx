import { Button } from '@mantine/core'
import type { File as Sent } from '@parley/contract'
import { IconAlertTriangle, IconDownload, IconFileUnknown } from '@tabler/icons-react'
import { t } from '../../folders/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { fileAddress } from '../file-words.ts'
import { isDisguised, isProgram } from './kind.ts'

const mark = { size: 40, stroke: 1.75 }

/** What cannot be shown is offered to be downloaded, with a warning where it is not what it seems. */
export function NoPreview({ file, title }: { file: Sent; title?: string }) {
  const warning = isProgram(file) ? t('files.program') : isDisguised(file) ? t('files.disguised') : undefined
  const download = (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.75} />}
      renderRoot={(props) => <a href={fileAddress(file)} download={file.name} {...props} />}
    >
      {t('files.download')}
    </Button>
  )
  return (
    <EmptyState
      icon={warning ? <IconAlertTriangle {...mark} /> : <IconFileUnknown {...mark} />}
      title={title ?? t('files.noPreview')}
      text={warning ?? t('files.noPreviewText')}
      action={download}
    />
  )
}
