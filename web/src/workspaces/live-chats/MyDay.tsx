import { Button, Skeleton } from '@mantine/core'
import { readMyDay } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { ask } from '../../live/index.ts'
import { myDay } from '../../texts/en/my-day.ts'
import { language, learn, t } from '../../texts/index.ts'
import { useAskAgain } from '../../use-ask-again.ts'
import { workspace } from '../../workspace.ts'
import css from './live-chats.module.css'

learn({ myDay })

/** What I have done today and who waits for me now [ui.md S5]; read anew when one of my sessions is closed, given or taken away. */
export default function MyDay({ waiting }: { waiting: number }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['my-day'],
    queryFn: ({ signal }) => ask(readMyDay, { signal }),
    refetchOnMount: 'always',
  })
  useAskAgain(['my-day'], (event) => {
    const mine = event.name === 'session.changed' && event.session.operator?.id === workspace.get()?.me.id
    return mine || event.name === 'session.left'
  })
  const figures = [
    ['served', data && String(data.served)],
    ['waiting', String(waiting)],
    ['firstResponse', data && (data.firstResponse === null ? '–' : lasting(data.firstResponse))],
  ] as const
  return (
    <section className={css.day} aria-label={t('myDay.title')} data-testid="my-day">
      <dl>
        {figures.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`myDay.${key}`)}</dt>
            <dd>{value ?? (error ? '–' : <Skeleton height="1.25rem" width="2.5rem" />)}</dd>
          </div>
        ))}
      </dl>
      {error && !data && (
        <p role="alert">
          {t('myDay.failed')}
          <Button variant="subtle" size="compact-sm" onClick={() => void refetch()}>
            {t('ui.tryAgain')}
          </Button>
        </p>
      )}
    </section>
  )
}

/** 45 sec, 6 min, 1.5 hr. */
function lasting(seconds: number): string {
  const [value, unit] =
    seconds < 100 ? [seconds, 'second'] : seconds < 6_000 ? [seconds / 60, 'minute'] : [seconds / 3_600, 'hour']
  const maximumFractionDigits = unit === 'hour' ? 1 : 0
  return new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits }).format(value)
}
