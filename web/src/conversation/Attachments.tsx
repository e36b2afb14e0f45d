import { ActionIcon, Progress } from '@mantine/core'
import { IconRefresh, IconX } from '@tabler/icons-react'
import { type Store, useStore } from '../store.ts'
import { t } from '../texts/index.ts'
import { Tooltip } from '../ui/Tooltip.tsx'
import css from './composer.module.css'
import { type Attachment, type Desk, detach } from './desk.ts'
import { uploadAgain } from './desk-uploads.ts'
import { FileTile } from './FileCard.tsx'
import { size } from './file-words.ts'
import { progress } from './uploading.ts'

/** The files that go with the message, with how far each is [CMP-02]. */
export function Attachments({ desk, attachments }: { desk: Store<Desk>; attachments: readonly Attachment[] }) {
  if (!attachments.length) return null
  return (
    <ul className={css.tray} aria-label={t('conversation.attachments')}>
      {attachments.map((one) => (
        <li key={one.id} className={css.attachment} data-state={one.state}>
          <FileTile name={one.name} note={<Note attachment={one} />}>
            {one.state === 'failed' && one.bytes && (
              <Tooltip label={t('conversation.uploadAgain', { name: one.name })}>
                <ActionIcon
                  size={28}
                  aria-label={t('conversation.uploadAgain', { name: one.name })}
                  onClick={() => void uploadAgain(desk, one)}
                >
                  <IconRefresh size={16} stroke={1.75} />
                </ActionIcon>
              </Tooltip>
            )}
            <Tooltip label={t('conversation.detach', { name: one.name })}>
              <ActionIcon
                size={28}
                aria-label={t('conversation.detach', { name: one.name })}
                onClick={() => detach(desk, one.id)}
              >
                <IconX size={16} stroke={1.75} />
              </ActionIcon>
            </Tooltip>
          </FileTile>
        </li>
      ))}
    </ul>
  )
}

function Note({ attachment: { id, state, size: bytes, reason, name } }: { attachment: Attachment }) {
  if (state === 'failed') return <span className={css.wrong}>{reason}</span>
  if (state === 'done') return size(bytes)
  return <UploadBar id={id} name={name} />
}

export function UploadBar({ id, name }: { id: string; name: string }) {
  const percent = Math.round((useStore(progress)[id] ?? 0) * 100)
  return <Progress value={percent} size="xs" aria-label={t('conversation.uploading', { name, percent })} />
}
