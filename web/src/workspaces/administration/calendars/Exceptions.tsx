import { ActionIcon, Button, Switch, TextInput } from '@mantine/core'
import type { HoursException } from '@parley/contract'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import css from './calendars.module.css'
import { HoursField } from './HoursField.tsx'
import type { CalendarForm } from './use-calendar.ts'

/** Holidays, and days with other hours. */
export function Exceptions({ form }: { form: CalendarForm }) {
  const { draft, set, errorAt } = form
  const { exceptions } = draft
  const edit = (at: number, change: Partial<HoursException>) =>
    set({ exceptions: exceptions.map((was, i) => (i === at ? { ...was, ...change } : was)) })
  return (
    <section className={css.section} aria-labelledby="exceptions">
      <h2 id="exceptions">{t('calendars.exceptions')}</h2>
      <p className={css.hint}>{t('calendars.exceptionsHint')}</p>
      <ul className={css.exceptions} aria-labelledby="exceptions">
        {exceptions.map(({ date, name, hours }, at) => {
          const day = date || t('calendars.theDay', { number: at + 1 })
          const error = errorAt(`exceptions/${at}`)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a day has no name before its date is chosen.
            <li key={at} className={css.exception} data-testid={`exception-${at}`}>
              <TextInput
                type="date"
                aria-label={t('calendars.date', { number: at + 1 })}
                value={date}
                onChange={({ currentTarget }) => edit(at, { date: currentTarget.value })}
                error={fieldError(errorAt(`exceptions/${at}/date`))}
              />
              <TextInput
                aria-label={t('calendars.exceptionName', { date: day })}
                placeholder={t('calendars.exceptionPlaceholder')}
                maxLength={200}
                value={name}
                onChange={({ currentTarget }) => edit(at, { name: currentTarget.value })}
              />
              <ActionIcon
                aria-label={t('calendars.removeException', { date: day })}
                onClick={() => set({ exceptions: exceptions.filter((_, i) => i !== at) })}
              >
                <IconTrash size={16} stroke={1.75} />
              </ActionIcon>
              <Switch
                label={hours.length > 0 ? '' : t('calendars.closed')}
                aria-label={t('calendars.works', { day })}
                checked={hours.length > 0}
                onChange={({ currentTarget }) =>
                  edit(at, { hours: currentTarget.checked ? [{ from: '09:00', to: '12:00' }] : [] })
                }
              />
              {hours.length > 0 && <HoursField day={day} hours={hours} change={(hours) => edit(at, { hours })} />}
              {error && (
                <p className={css.wrong} role="alert">
                  {fieldError(error)}
                </p>
              )}
            </li>
          )
        })}
      </ul>
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => set({ exceptions: [...exceptions, { date: '', name: '', hours: [] }] })}
          data-testid="add-exception"
        >
          {t('calendars.addException')}
        </Button>
      </div>
    </section>
  )
}
