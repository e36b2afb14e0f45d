import { ActionIcon, Button, FileButton } from '@mantine/core'
import { maxFileSize, mostTemplates, type File as Sent } from '@parley/contract'
import { IconPaperclip, IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { v7 } from 'uuid'
import { fileSize, uploadFile } from '../../../conversation/index.ts'
import { isRefused } from '../../../live/index.ts'
import { refusalText, t } from '../../../texts/index.ts'
import css from './form.module.css'

interface Field {
  files: readonly Sent[]
  change: (change: (was: readonly Sent[]) => readonly Sent[]) => void
  error: string | undefined
  readOnly: boolean
}

/** Files that go with every message that is made of it. */
export function FilesField({ files, change, error, readOnly }: Field) {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const take = async (chosen: readonly File[]) => {
    setBusy(true)
    setWrong(undefined)
    for (const file of chosen.slice(0, mostTemplates.files - files.length)) {
      try {
        if (file.size > maxFileSize) throw new Error(t('conversation.tooLarge', { name: file.name }))
        const sent = await uploadFile(v7(), file, () => {}, new AbortController().signal)
        change((was) => [...was, sent])
      } catch (failed) {
        const reason = failed instanceof Error && file.size > maxFileSize ? failed.message : t('ui.unreachable')
        setWrong(isRefused(failed) ? refusalText(failed.problem.code) : reason)
      }
    }
    setBusy(false)
  }
  const said = wrong ?? error
  if (readOnly && files.length === 0) return null
  return (
    <section aria-label={t('templates.files')}>
      <ul className={css.files}>
        {files.map(({ id, name, size }) => (
          <li key={id}>
            <IconPaperclip size={16} stroke={1.75} aria-hidden />
            <span>
              {name} · {fileSize(size)}
            </span>
            {!readOnly && (
              <ActionIcon
                aria-label={t('templates.removeFile', { name })}
                onClick={() => change((was) => was.filter((one) => one.id !== id))}
              >
                <IconX size={16} stroke={1.75} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && files.length < mostTemplates.files && (
        <FileButton multiple onChange={(chosen) => void take(chosen)} inputProps={{ 'aria-label': t('templates.addFile') }}>
          {(props) => (
            <Button {...props} variant="subtle" size="compact-sm" loading={busy} leftSection={<IconPlus size={14} />}>
              {t('templates.addFile')}
            </Button>
          )}
        </FileButton>
      )}
      {said && (
        <p className={css.wrong} role="alert">
          {said}
        </p>
      )}
    </section>
  )
}
