import { Button, FileButton } from '@mantine/core'
import type { ItemRefs, File as Sent } from '@parley/contract'
import { IconPaperclip, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { Attachments, attach, type Desk, detach, FileTile, fileSize, isGoingUp } from '../../../conversation/index.ts'
import { store, useStore } from '../../../store.ts'
import { t } from '../words.ts'
import css from './field.module.css'

interface Uploading {
  id: string
  describedBy: string | undefined
  /** Those that are there, by id. */
  value: readonly string[]
  change: (ids: string[]) => void
  many: boolean
  accept?: string
  refs: ItemRefs
  learn: (refs: Partial<ItemRefs>) => void
  busy: (busy: boolean) => void
  readOnly: boolean
}

/** Files of a field: they are uploaded at once, as the composer does, and saved with the item. */
export function Uploads({ id, describedBy, value, change, many, accept, refs, learn, busy, readOnly }: Uploading) {
  const [desk] = useState(() => store<Desk>({ text: '', attachments: [] }))
  const { attachments } = useStore(desk)
  const [refused, setRefused] = useState<readonly string[]>([])
  const latest = useRef({ value, change, learn, busy })
  latest.current = { value, change, learn, busy }
  const waiting = attachments.some(isGoingUp)
  useEffect(() => latest.current.busy(waiting), [waiting])
  useEffect(() => {
    const there = attachments.flatMap(({ sent }) => sent ?? [])
    if (!there.length) return
    const { value, change, learn } = latest.current
    learn({ files: Object.fromEntries(there.map((file): [string, Sent] => [file.id, file])) })
    change(many ? [...value, ...there.map((file) => file.id)] : [there.at(-1)!.id])
    for (const file of there) detach(desk, file.id)
  }, [attachments, desk, many])
  const take = (files: readonly File[]) => setRefused(attach(desk, many ? files : files.slice(0, 1)))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button does the same.
    <div
      className={css.uploads}
      onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
      onDrop={(event) => {
        if (readOnly || !event.dataTransfer.files.length) return
        event.preventDefault()
        take([...event.dataTransfer.files])
      }}
    >
      {value.length > 0 && (
        <ul className={css.fileList}>
          {value.map((fileId) => {
            const name = refs.files[fileId]?.name ?? t('fields.goneFile')
            return (
              <li key={fileId}>
                <FileTile name={name} note={refs.files[fileId] ? fileSize(refs.files[fileId].size) : ''}>
                  {!readOnly && (
                    <button
                      type="button"
                      className={css.plain}
                      aria-label={t('fields.remove', { name })}
                      onClick={() => change(value.filter((one) => one !== fileId))}
                    >
                      <IconX size={16} aria-hidden />
                    </button>
                  )}
                </FileTile>
              </li>
            )
          })}
        </ul>
      )}
      <Attachments desk={desk} attachments={attachments} />
      {!readOnly && (
        <FileButton multiple={many} {...(accept && { accept })} onChange={(files) => take([files ?? []].flat())}>
          {(props) => (
            <Button
              {...props}
              id={id}
              aria-describedby={describedBy}
              size="compact-sm"
              variant="default"
              leftSection={<IconPaperclip size={14} stroke={1.75} />}
            >
              {t(many ? 'fields.attachFiles' : value.length ? 'fields.replaceFile' : 'fields.attachFile')}
            </Button>
          )}
        </FileButton>
      )}
      {refused.map((text) => (
        <p key={text} role="alert" className={css.wrong}>
          {text}
        </p>
      ))}
    </div>
  )
}
