import { Switch, TextInput } from '@mantine/core'
import type { NoticeSettings } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import css from './notices.module.css'
import { saveNotices } from './save-notices.ts'

/** The zone of whoever sets it [NFR-03]. */
const here = Intl.DateTimeFormat().resolvedOptions().timeZone
const usual = { from: '20:00', to: '07:00' }

export function QuietHours({ settings: { quiet, timeZone } }: { settings: NoticeSettings }) {
  const set = (now: NoticeSettings['quiet']) => void saveNotices({ quiet: now, timeZone: here })
  return (
    <div className={css.quiet}>
      <Switch
        label={t('notices.quiet')}
        description={t('notices.quietHint', { zone: quiet ? timeZone : here })}
        checked={quiet !== null}
        onChange={(event) => set(event.currentTarget.checked ? usual : null)}
      />
      {quiet && (
        <div className={css.times}>
          <TextInput
            type="time"
            label={t('notices.from')}
            value={quiet.from}
            onChange={({ currentTarget: { value } }) => value && set({ ...quiet, from: value })}
          />
          <TextInput
            type="time"
            label={t('notices.until')}
            value={quiet.to}
            onChange={({ currentTarget: { value } }) => value && set({ ...quiet, to: value })}
          />
        </div>
      )}
    </div>
  )
}
