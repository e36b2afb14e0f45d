import { Button, Progress } from '@mantine/core'
import { type ItemImport, readBadRows } from '@parley/contract'
import { IconDownload } from '@tabler/icons-react'
import { addressOf } from '../../../live/index.ts'
import { t } from '../words.ts'
import css from './import.module.css'

export function Bar({ label, part }: { label: string; part: number }) {
  return (
    <div className={css.bar} role="status">
      <span>{label}</span>
      <Progress value={part * 100} aria-label={label} />
    </div>
  )
}

export function Running({ doing: { good, bad, read, size } }: { doing: ItemImport }) {
  return <Bar label={t('items.importRunning', { good, bad })} part={size ? read / size : 0} />
}

export function Result({ doing }: { doing: ItemImport }) {
  return (
    <div className={css.result} role="status">
      <p>
        <b>{t('items.importGood', { count: doing.good })}</b>
      </p>
      {doing.state === 'failed' && <p className={css.wrong}>{t('items.importFailed')}</p>}
      {doing.bad > 0 && (
        <>
          <p>{t('items.importBad', { count: doing.bad })}</p>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.75} />}
            renderRoot={(props) => <a href={addressOf(readBadRows.path, { importId: doing.id })} download {...props} />}
          >
            {t('items.importBadRows')}
          </Button>
        </>
      )}
    </div>
  )
}
