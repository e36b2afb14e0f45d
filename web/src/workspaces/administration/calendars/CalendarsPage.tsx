import '../../../texts/later.ts'
import { Button } from '@mantine/core'
import { type Calendar, isAlways, isWorkingAt, listCalendars } from '@parley/contract'
import { IconCalendarTime, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { BackButton } from '../../../ui/BackButton.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PaneHeader } from '../../../ui/PaneHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { Spoken } from '../../../ui/Spoken.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useNow } from '../../../ui/time.ts'
import css from './calendars.module.css'

/** When live chats are answered [SLA-01]. */
export default function CalendarsPage() {
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery({
    queryKey: ['calendars'],
    queryFn: ({ signal }) => ask(listCalendars, { signal }),
    refetchOnMount: 'always',
  })
  const add = (
    <Button
      leftSection={<IconPlus size={16} stroke={1.75} />}
      onClick={() => void navigate({ to: '/admin/calendars/new' as string })}
      data-testid="add-calendar"
    >
      {t('calendars.add')}
    </Button>
  )
  return (
    <div className={css.page}>
      <PaneHeader title={t('calendars.title')} line back={<BackButton to="/admin" />}>
        {data && data.length > 0 && add}
      </PaneHeader>
      <div className={css.scroll}>
        {error && <ErrorState again={() => void refetch()} />}
        {!data && !error && <SkeletonRows count={3} />}
        {data?.length === 0 && (
          <EmptyState
            icon={<IconCalendarTime size={40} stroke={1.75} />}
            title={t('calendars.none')}
            text={t('calendars.noneText')}
            action={add}
          />
        )}
        {data && data.length > 0 && (
          <ul className={css.list} aria-label={t('calendars.title')}>
            {data.map((calendar) => (
              <li key={calendar.id}>
                <Row calendar={calendar} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

function Row({ calendar }: { calendar: Calendar }) {
  const { id, name, timeZone, usedIn } = calendar
  const open = isWorkingAt(calendar, new Date(useNow()))
  const state = t(open ? 'calendars.openNow' : 'calendars.closedNow')
  return (
    <Link to={'/admin/calendars/$calendarId' as string} params={{ calendarId: id } as never} className={css.card}>
      <Spoken text={t('calendars.row', { name, state, zone: timeZone })}>
        <IconCalendarTime size={20} stroke={1.75} />
        <span className={css.name}>{name}</span>
        <span>
          <Tag tone={open ? 'success' : 'neutral'}>{state}</Tag>
        </span>
        <span className={css.figure}>{isAlways(calendar) ? t('calendars.always') : timeZone}</span>
        <span className={css.figure}>{usedIn.map((chat) => chat.name).join(', ') || t('calendars.notUsed')}</span>
      </Spoken>
    </Link>
  )
}
