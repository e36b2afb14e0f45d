import { ActionIcon, Progress } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconRefresh, IconX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { againFiles } from '../../../folders/queries.ts'
import { t } from '../../../folders/words.ts'
import { useStore } from '../../../store.ts'
import { announce } from '../../../ui/announce.tsx'
import css from './uploads.module.css'
import { cancel, clearUploads, isHeld, onUploaded, tryAgain, type Upload, uploads } from './uploads.ts'

/** How far each upload is, with what went wrong with it. */
export function Uploads() {
  const all = useStore(uploads)
  const queries = useQueryClient()
  useEffect(() => onUploaded(() => void againFiles(queries)), [queries])
  const left = all.filter(({ state }) => state !== 'done' && state !== 'failed').length
  const failed = all.filter(({ state }) => state === 'failed').length
  const title =
    left > 0
      ? t('files.uploadsLeft', { count: left })
      : failed > 0
        ? t('files.uploadsFailed', { count: failed })
        : t('files.uploadsDone', { count: all.length })
  const told = all.length > 0 && left === 0 ? title : ''
  useEffect(() => {
    if (told) announce(told)
  }, [told])
  if (all.length === 0) return null
  return (
    <section className={css.uploads} aria-label={t('files.uploads')}>
      <header className={css.head}>
        <b>{title}</b>
        {left === 0 && (
          <ActionIcon aria-label={t('files.closeUploads')} onClick={clearUploads}>
            <IconX size={16} stroke={1.75} />
          </ActionIcon>
        )}
      </header>
      <ul className={css.list}>
        {all.map((one) => (
          <Line key={one.id} upload={one} />
        ))}
      </ul>
    </section>
  )
}

function Line({ upload: { id, name, state, progress, reason } }: { upload: Upload }) {
  const percent = Math.floor(progress * 100)
  return (
    <li className={css.line} data-state={state} data-testid="upload">
      <span className={css.name} title={name}>
        {name}
      </span>
      {state === 'done' && <IconCheck size={16} stroke={2} className={css.done} aria-hidden />}
      {state === 'failed' && <IconAlertTriangle size={16} stroke={1.75} className={css.failed} aria-hidden />}
      {state === 'failed' && isHeld(id) && (
        <ActionIcon size="sm" aria-label={t('files.again', { name })} onClick={() => tryAgain(id)}>
          <IconRefresh size={14} stroke={1.75} />
        </ActionIcon>
      )}
      {state !== 'done' && (
        <ActionIcon size="sm" aria-label={t('files.cancel', { name })} onClick={() => cancel(id)}>
          <IconX size={14} stroke={1.75} />
        </ActionIcon>
      )}
      {state === 'failed' && <small role="alert">{reason}</small>}
      {state === 'lost' && <small>{t('files.lost')}</small>}
      {state === 'waiting' && <small>{t('files.waiting')}</small>}
      {state === 'uploading' && (
        <Progress className={css.bar} value={percent} size="xs" aria-label={t('files.progress', { name, percent })} />
      )}
    </li>
  )
}
