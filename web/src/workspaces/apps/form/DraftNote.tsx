import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { Banner } from '../../../ui/Banner.tsx'
import { short } from '../../../ui/time.ts'
import { t } from '../words.ts'
import css from './form.module.css'

interface Brought {
  /** When it was typed (ms since 1970). */
  at: number
  /** Names of files that are gone. */
  lost: readonly string[]
  startAnew: () => void
}

/** What was typed here before is here again. */
export function DraftNote({ at, lost, startAnew }: Brought) {
  const action = (
    <Button size="compact-sm" variant="subtle" onClick={startAnew}>
      {t('items.startAnew')}
    </Button>
  )
  return (
    <div className={css.draft}>
      <Banner tone="accent" icon={<IconHistory size={16} stroke={1.75} />} action={action}>
        {t('items.draftRestored', { at: short(new Date(at)) })}
        {lost.length > 0 && ` ${t('items.draftFilesGone', { names: lost.join(', ') })}`}
      </Banner>
    </div>
  )
}
