import { ActionIcon, Modal } from '@mantine/core'
import type { File as Sent } from '@parley/contract'
import { IconChevronLeft, IconChevronRight, IconDownload, IconFolderPlus, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, Suspense, useRef, useState } from 'react'
import { t } from '../../folders/words.ts'
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx'
import { lazy } from '../../ui/lazy.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { fileAddress, size } from '../file-words.ts'
import { kindOf } from './kind.ts'
import { NoPreview } from './NoPreview.tsx'
import { PicturePreview } from './PicturePreview.tsx'
import css from './preview.module.css'
import { TextPreview } from './TextPreview.tsx'

const PdfPreview = lazy(() => import('./PdfPreview.tsx'))
const SaveCopy = lazy(() => import('../../folders/SaveCopy.tsx'))

interface Previewed {
  files: readonly Sent[]
  /** The id of the one that is shown first. */
  at: string
  close: () => void
}

/** What is in a file, over the whole page; arrows lead to the ones beside it, D downloads it [CNV-08, ui.md S19]. */
export default function Preview({ files, at, close }: Previewed) {
  useFocusBack()
  const [now, setNow] = useState(at)
  const [saving, setSaving] = useState(false)
  const download = useRef<HTMLAnchorElement>(null)
  const index = Math.max(
    0,
    files.findIndex(({ id }) => id === now),
  )
  const file = files[index]!
  const go = (step: number) => files[index + step] && setNow(files[index + step]!.id)
  const press = (event: KeyboardEvent) => {
    const held = event.ctrlKey || event.metaKey || event.altKey
    if (held || (event.target as HTMLElement).closest('input, textarea, audio, video, [data-scrolls-sideways]')) return
    if (event.key === 'ArrowLeft') go(-1)
    else if (event.key === 'ArrowRight') go(1)
    else if (event.code === 'KeyD') download.current?.click()
    else return
    event.preventDefault()
  }
  return (
    <>
      <Modal
        opened
        onClose={close}
        closeOnEscape={!saving}
        fullScreen
        withCloseButton={false}
        padding={0}
        classNames={{ body: css.body!, content: css.content! }}
        onKeyDown={press}
      >
        <header className={css.head}>
          <Modal.Title className={css.title!} title={file.name}>
            {file.name}
          </Modal.Title>
          <span className={css.note}>
            {size(file.size)}
            {files.length > 1 && ` · ${t('files.position', { at: index + 1, count: files.length })}`}
          </span>
          <Tool label={t('files.previous')} disabled={index === 0} run={() => go(-1)}>
            <IconChevronLeft size={20} stroke={1.75} />
          </Tool>
          <Tool label={t('files.next')} disabled={index === files.length - 1} run={() => go(1)}>
            <IconChevronRight size={20} stroke={1.75} />
          </Tool>
          <Tool label={t('conversation.saveCopy', { name: file.name })} run={() => setSaving(true)}>
            <IconFolderPlus size={20} stroke={1.75} />
          </Tool>
          <Tooltip label={t('conversation.download', { name: file.name })}>
            <ActionIcon
              size="lg"
              aria-label={t('conversation.download', { name: file.name })}
              renderRoot={(props) => <a {...props} ref={download} href={fileAddress(file)} download={file.name} />}
            >
              <IconDownload size={20} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
          <Tool label={t('ui.close')} run={close} focus>
            <IconX size={20} stroke={1.75} />
          </Tool>
        </header>
        <div className={css.stage} key={file.id} data-testid="preview" data-kind={kindOf(file)}>
          <ErrorBoundary>
            <Suspense>
              <Shown file={file} />
            </Suspense>
          </ErrorBoundary>
        </div>
      </Modal>
      {saving && (
        <Suspense>
          <SaveCopy file={file} close={() => setSaving(false)} />
        </Suspense>
      )}
    </>
  )
}

function Shown({ file }: { file: Sent }) {
  switch (kindOf(file)) {
    case 'picture':
      return <PicturePreview file={file} />
    case 'pdf':
      return <PdfPreview file={file} />
    case 'audio':
      // biome-ignore lint/a11y/useMediaCaption: what people send has none.
      return <audio controls src={fileAddress(file)} aria-label={file.name} />
    case 'video':
      // biome-ignore lint/a11y/useMediaCaption: what people send has none.
      return <video controls className={css.video} src={fileAddress(file)} aria-label={file.name} />
    case 'maybe-text':
      return <TextPreview file={file} />
    case 'none':
      return <NoPreview file={file} />
  }
}

interface Pressed {
  label: string
  run: () => void
  disabled?: boolean
  focus?: boolean
  children: ReactNode
}

function Tool({ label, run, disabled = false, focus = false, children }: Pressed) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        size="lg"
        aria-label={label}
        // Truly disabled it would lose the focus, and with it the keys.
        {...(disabled && { 'data-disabled': true, 'aria-disabled': true })}
        {...(focus && { 'data-autofocus': true })}
        onClick={run}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}
