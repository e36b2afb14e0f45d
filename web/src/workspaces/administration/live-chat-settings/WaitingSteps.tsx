import { NumberInput } from '@mantine/core'
import type { Settings } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import css from '../table.module.css'

const most = 999

/** Whom a session that nobody takes is told to, after how many minutes; empty: never [B-14]. */
export function WaitingSteps({ now, set }: { now: Settings; set: (edit: Partial<Settings>) => void }) {
  return (
    <>
      <p className={css.hint}>{t('liveChats.waitingHint')}</p>
      <div className={css.pair}>
        {(['waitingMinutesGroup', 'waitingMinutesSupervisors'] as const).map((name) => (
          <NumberInput
            key={name}
            label={t(`liveChats.${name}`)}
            placeholder={t('liveChats.waitingNever')}
            allowDecimal={false}
            allowNegative={false}
            min={0}
            max={most}
            value={now[name] || ''}
            onChange={(value) => set({ [name]: Math.min(most, Math.max(0, Math.round(Number(value) || 0))) })}
          />
        ))}
      </div>
    </>
  )
}
