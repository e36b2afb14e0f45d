import { ActionIcon, Button, Switch } from '@mantine/core'
import { always, type Hours } from '@parley/contract'
import { IconCopy } from '@tabler/icons-react'
import { t } from '../../../texts/index.ts'
import { announce } from '../../../ui/announce.tsx'
import { fieldError } from '../../../ui/FormField.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import css from './calendars.module.css'
import { days, office } from './draft.ts'
import { HoursField } from './HoursField.tsx'
import type { CalendarForm } from './use-calendar.ts'

/** The hours of each weekday. */
export function Week({ form }: { form: CalendarForm }) {
  const { draft, set, errorAt } = form
  const { weekly } = draft
  const setDay = (day: number, hours: Hours) => set({ weekly: weekly.map((was, i) => (i === day ? hours : was)) })
  const copy = (day: number) => {
    set({ weekly: weekly.map((was) => (was.length > 0 ? weekly[day]! : was)) })
    announce(t('calendars.copied', { day: t(days[day]!) }))
  }
  return (
    <section className={css.section} aria-labelledby="week">
      <div className={css.title}>
        <h2 id="week">{t('calendars.week')}</h2>
        <Button variant="subtle" size="compact-sm" onClick={() => set({ weekly: office() })}>
          {t('calendars.setOffice')}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={() => set({ weekly: always() })}>
          {t('calendars.setAlways')}
        </Button>
      </div>
      <p className={css.hint}>{t('calendars.weekHint')}</p>
      <div className={css.week}>
        {weekly.map((hours, at) => {
          const day = t(days[at]!)
          const error = errorAt(`weekly/${at}`)
          return (
            <div key={day} className={css.day} data-testid={`day-${at}`}>
              <Switch
                label={day}
                checked={hours.length > 0}
                onChange={({ currentTarget }) => setDay(at, currentTarget.checked ? [{ from: '09:00', to: '17:00' }] : [])}
              />
              {hours.length === 0 ? (
                <span className={css.state}>{t('calendars.closed')}</span>
              ) : (
                <HoursField day={day} hours={hours} change={(hours) => setDay(at, hours)} />
              )}
              {hours.length > 0 && (
                <Tooltip label={t('calendars.copy', { day })}>
                  <ActionIcon aria-label={t('calendars.copy', { day })} onClick={() => copy(at)}>
                    <IconCopy size={16} stroke={1.75} />
                  </ActionIcon>
                </Tooltip>
              )}
              {error && (
                <p className={css.wrong} role="alert">
                  {fieldError(error)}
                </p>
              )}
            </div>
          )
        })}
      </div>
    </section>
  )
}
