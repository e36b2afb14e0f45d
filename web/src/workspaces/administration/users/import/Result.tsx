import { Button } from '@mantine/core'
import { readBadUserRows, type UserImport } from '@parley/contract'
import { IconDownload } from '@tabler/icons-react'
import { addressOf } from '../../../../live/index.ts'
import css from './import.module.css'
import { Told } from './Told.tsx'
import { t } from './words.ts'

/** How many were invited, and the rows that were not. */
export function Result({ done }: { done: UserImport }) {
  return (
    <div className={css.body}>
      <Told>
        <b>{t('userImport.invited', { count: done.good })}</b>
      </Told>
      {done.good > 0 && <p>{t(done.mailed ? 'userImport.mailed' : 'userImport.mailOff')}</p>}
      {done.bad > 0 && (
        <>
          <p>
            {t('userImport.bad', { count: done.bad })}. {t('userImport.mend')}
          </p>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.75} />}
            renderRoot={(props) => <a href={addressOf(readBadUserRows.path, { importId: done.id })} download {...props} />}
          >
            {t('userImport.download')}
          </Button>
        </>
      )}
    </div>
  )
}
