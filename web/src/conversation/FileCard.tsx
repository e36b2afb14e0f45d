import { ActionIcon } from '@mantine/core'
import type { File as Sent } from '@parley/contract'
import { IconDownload, IconFile } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../texts/index.ts'
import { Tooltip } from '../ui/Tooltip.tsx'
import { ending, fileAddress, size } from './file-words.ts'
import css from './files.module.css'

/** A file of a message, with Download when it is pointed at, has the focus, or on touch [CNV-06]. */
export function FileCard({ file }: { file: Sent }) {
  return (
    <FileTile name={file.name} note={size(file.size)}>
      <Download file={file} />
    </FileTile>
  )
}

export function Download({ file }: { file: Sent }) {
  const label = t('conversation.download', { name: file.name })
  return (
    <Tooltip label={label}>
      <ActionIcon
        className={css.action}
        aria-label={label}
        renderRoot={(props) => <a href={fileAddress(file)} download={file.name} {...props} />}
      >
        <IconDownload size={18} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  )
}

/** Kind, name and a quiet line; the same for what is there and for what is on its way. */
export function FileTile({ name, note, children }: { name: string; note: ReactNode; children?: ReactNode }) {
  const kind = ending(name)
  return (
    <div className={css.file} data-file>
      <span className={css.kind} data-kind={kind === 'PDF' ? 'pdf' : 'other'} aria-hidden>
        {kind || <IconFile size={18} stroke={1.75} />}
      </span>
      <span className={css.words}>
        <span className={css.name} title={name}>
          {name}
        </span>
        <small>{note}</small>
      </span>
      {children}
    </div>
  )
}
