import { SegmentedControl } from '@mantine/core'
import { useStore } from '../../../store.ts'
import { t } from '../../../texts/index.ts'
import { workspace } from '../../../workspace.ts'
import { wish } from './go.ts'
import css from './status.module.css'

/** For the avatar's menu; whoever has no role in a live chat has no status [STA-01, STA-05]. */
export function OperatorStatus({ close }: { close: () => void }) {
  const online = useStore(workspace)?.me.online ?? null
  if (online === null) return null
  const data = [
    { value: 'online', label: t('status.online') },
    { value: 'offline', label: t('status.offline') },
  ]
  return (
    <div className={css.status}>
      <span>{t('status.title')}</span>
      <SegmentedControl
        fullWidth
        size="sm"
        aria-label={t('status.title')}
        data={data}
        value={online ? 'online' : 'offline'}
        onChange={(value) => {
          close()
          wish(value === 'online')
        }}
        data-testid="operator-status"
      />
    </div>
  )
}
