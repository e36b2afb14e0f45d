import { ActionIcon } from '@mantine/core'
import type { File as Sent } from '@parley/contract'
import { IconDownload, IconFolderPlus } from '@tabler/icons-react'
import { type ReactNode, Suspense, useContext, useState } from 'react'
import { t } from '../texts/index.ts'
import { lazy } from '../ui/lazy.ts'
import { Spoken } from '../ui/Spoken.tsx'
import { Tooltip } from '../ui/Tooltip.tsx'
import { Around } from './around.ts'
import { fileAddress } from './file-words.ts'
import css from './files.module.css'

const SaveCopy = lazy(() => import('../folders/SaveCopy.tsx'))
const Preview = lazy(() => import('./preview/Preview.tsx'))

/** Save copy and Download, when a file is pointed at, has the focus, or on touch [CNV-06, CNV-07]. */
export function FileActions({ file }: { file: Sent }) {
  const [saving, setSaving] = useState(false)
  const { name } = file
  const download = t('conversation.download', { name })
  const save = t('conversation.saveCopy', { name })
  return (
    <>
      <Tooltip label={save}>
        <ActionIcon className={css.action} aria-label={save} onClick={() => setSaving(true)}>
          <IconFolderPlus size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={download}>
        <ActionIcon
          className={css.action}
          aria-label={download}
          renderRoot={(props) => <a href={fileAddress(file)} download={name} {...props} />}
        >
          <IconDownload size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      {saving && (
        <Suspense>
          <SaveCopy file={file} close={() => setSaving(false)} />
        </Suspense>
      )}
    </>
  )
}

/** What stands here shows the file when it is clicked [CNV-08]. */
export function Shows({ file, className, children }: { file: Sent; className: string | undefined; children: ReactNode }) {
  const around = useContext(Around)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className={className} onClick={() => (around ? around(file) : setOpen(true))}>
        <Spoken text={t('conversation.preview', { name: file.name })}>{children}</Spoken>
      </button>
      {open && (
        <Suspense>
          <Preview files={[file]} at={file.id} close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
