import { ActionIcon, Button, TextInput } from '@mantine/core'
import { always, type Hours } from '@parley/contract'
import { IconPlus, IconX } from '@tabler/icons-react'
import { t } from '../../../texts/index.ts'
import css from './calendars.module.css'

interface Field {
  /** The day that they are of, in words. */
  day: string
  hours: Hours
  change: (hours: Hours) => void
}

const wholeDay = always()[0]!
const isWhole = ([first]: Hours) => first?.from === '00:00' && first.to === '24:00'

/** The times of one day, one below the other; typed, so that no mouse is needed. */
export function HoursField({ day, hours, change }: Field) {
  if (isWhole(hours))
    return (
      <div className={css.times}>
        <span className={css.state}>{t('calendars.allDay')}</span>
        <ActionIcon
          aria-label={t('calendars.removeTime', { from: '00:00', to: '24:00', day })}
          onClick={() => change([{ from: '09:00', to: '17:00' }])}
        >
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </div>
    )
  const edit = (at: number, one: Partial<Hours[number]>) => change(hours.map((was, i) => (i === at ? { ...was, ...one } : was)))
  return (
    <div className={css.times}>
      {hours.map(({ from, to }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a time has no name but its place.
        <span key={at} className={css.time}>
          <TextInput
            type="time"
            aria-label={t('calendars.from', { day, number: at + 1 })}
            value={from}
            onChange={({ currentTarget }) => edit(at, { from: currentTarget.value })}
          />
          <span aria-hidden>–</span>
          <TextInput
            type="time"
            aria-label={t('calendars.to', { day, number: at + 1 })}
            value={to === '24:00' ? '00:00' : to}
            onChange={({ currentTarget }) => edit(at, { to: endOf(from, currentTarget.value) })}
          />
          {to && from && to <= from && <span className={css.next}>{t('calendars.nextDay')}</span>}
          <ActionIcon
            aria-label={t('calendars.removeTime', { from, to, day })}
            onClick={() => change(hours.filter((_, i) => i !== at))}
          >
            <IconX size={16} stroke={1.75} />
          </ActionIcon>
        </span>
      ))}
      <span className={css.row}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          aria-label={t('calendars.addTime', { day })}
          onClick={() => change([...hours, next(hours)])}
        >
          {hours.length === 0 ? t('calendars.closed') : null}
        </Button>
        {hours.length === 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => change(wholeDay)}>
            {t('calendars.allDay')}
          </Button>
        )}
      </span>
    </div>
  )
}

/** Midnight ends the day: the browser's field knows no 24:00. */
function endOf(from: string, to: string): string {
  return to === '00:00' && from !== '' ? '24:00' : to
}

/** After the last one, an hour's pause in between. */
function next(hours: Hours): Hours[number] {
  const last = hours.at(-1)
  if (!last) return { from: '09:00', to: '17:00' }
  const hour = Math.min(22, Number(last.to.slice(0, 2)) + 1)
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`
  return { from: clock(hour), to: hour >= 20 ? '24:00' : clock(hour + 4) }
}
