import { useState } from 'react'
import { useStore } from '../../../../store.ts'
import { Choose } from '../../../apps/fields/Choose.tsx'
import css from '../designer.module.css'
import { t } from '../words.ts'
import { DurationInput } from './DurationInput.tsx'
import type { OfElement } from './Properties.tsx'
import { timerOf, writeTimer } from './parts.ts'

/** For how long, or until when a variable says. */
export function TimerProperties({ designer, element }: OfElement) {
  const { variables } = useStore(designer.details)
  const { duration, date } = timerOf(element.businessObject)
  const [by, setBy] = useState(date ? 'date' : 'duration')
  const times = variables.filter(({ field }) => field.type === 'date-time')
  return (
    <>
      <Choose heading={t('designer.timer')} value={by} change={setBy}>
        <option value="duration">{t('designer.timer_duration')}</option>
        <option value="date">{t('designer.timer_date')}</option>
      </Choose>
      {by === 'duration' && (
        <DurationInput
          designer={designer}
          label={t('designer.duration')}
          value={duration}
          change={(next) => writeTimer(designer, element, { duration: next })}
        />
      )}
      {by === 'date' && times.length > 0 && (
        <Choose
          heading={t('designer.date')}
          value={date.replace(/^=/, '')}
          change={(code) => writeTimer(designer, element, code ? { date: `=${code}` } : {})}
          none={t('designer.choose')}
        >
          {times.map(({ field }) => (
            <option key={field.id} value={field.code}>
              {field.name}
            </option>
          ))}
        </Choose>
      )}
      {by === 'date' && times.length === 0 && <p className={css.hint}>{t('designer.noTimeVariable')}</p>}
    </>
  )
}
