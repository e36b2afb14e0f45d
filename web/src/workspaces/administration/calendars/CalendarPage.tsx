import '../../../texts/later.ts'
import { Select, TextInput } from '@mantine/core'
import type { Calendar } from '@parley/contract'
import { IconAlertTriangle, IconCalendarOff } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { t } from '../../../texts/index.ts'
import { useActions } from '../../../ui/actions.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { fieldError } from '../../../ui/FormField.tsx'
import { LeaveGuard } from '../../../ui/LeaveGuard.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { zones } from '../../../ui/zones.ts'
import { HistoryLink } from '../HistoryLink.tsx'
import { CalendarFooter } from './CalendarFooter.tsx'
import css from './calendars.module.css'
import { Exceptions } from './Exceptions.tsx'
import { useCalendar, useCalendarForm } from './use-calendar.ts'
import { Week } from './Week.tsx'

const fresh = 'new'

/** One calendar: its zone, its week and the days that are not like it [SLA-01]. */
export default function CalendarPage() {
  const { calendarId } = useParams({ strict: false }) as { calendarId: string }
  const { calendar, error, again } = useCalendar(calendarId)
  if (calendarId === fresh) return <CalendarForm key={fresh} />
  if (calendar) return <CalendarForm key={calendar.id} calendar={calendar} />
  return (
    <div className={css.page}>
      <PaneHeader title={t('calendars.title')} line back={<BackButton to="/admin/calendars" />} />
      {error && <ErrorState again={again} />}
      {calendar === undefined && !error && <SkeletonRows count={6} />}
      {calendar === null && <EmptyState icon={<IconCalendarOff size={40} stroke={1.75} />} title={t('calendars.gone')} />}
    </div>
  )
}

function CalendarForm({ calendar }: { calendar?: Calendar }) {
  const navigate = useNavigate()
  const [made, setMade] = useState<string>()
  const form = useCalendarForm(calendar, setMade)
  const { draft, set, errorAt, conflict } = form
  // Once nothing is unsaved any more: leaving asks.
  useEffect(() => {
    if (made && !form.dirty) void navigate({ to: `/admin/calendars/${made}`, replace: true })
  }, [made, form.dirty, navigate])
  useActions([{ id: 'save', label: t('ui.save'), group: t('calendars.title'), keys: 'Mod+S', run: () => void form.save() }])
  return (
    <div className={css.page}>
      <PaneHeader title={form.base?.name ?? t('calendars.newTitle')} line back={<BackButton to="/admin/calendars" />}>
        {form.base && <HistoryLink kind="calendar" id={form.base.id} />}
      </PaneHeader>
      {conflict && (
        <Banner tone="warning" icon={<IconAlertTriangle size={16} />}>
          {conflict === true ? t('calendars.conflict') : t('calendars.conflictBy', { name: conflict })}
        </Banner>
      )}
      <div className={css.scroll}>
        <div className={css.form}>
          <div className={css.head}>
            <TextInput
              label={t('calendars.name')}
              placeholder={t('calendars.namePlaceholder')}
              withAsterisk
              maxLength={200}
              value={draft.name}
              onChange={({ currentTarget }) => set({ name: currentTarget.value })}
              error={fieldError(errorAt('name'))}
            />
            <Select
              label={t('calendars.zone')}
              description={t('calendars.zoneHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              data={[...new Set([draft.timeZone, ...zones()])]}
              searchable
              allowDeselect={false}
              limit={100}
              value={draft.timeZone}
              onChange={(timeZone) => timeZone && set({ timeZone })}
              error={fieldError(errorAt('timeZone'))}
            />
          </div>
          <Week form={form} />
          <Exceptions form={form} />
        </div>
      </div>
      <CalendarFooter form={form} />
      <LeaveGuard dirty={form.dirty} />
    </div>
  )
}
