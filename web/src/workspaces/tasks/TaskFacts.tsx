import type { TaskPage } from '@parley/contract'
import { Link } from '@tanstack/react-router'
import { FieldRow, Fields } from '../../ui/FieldRow.tsx'
import { clock, day } from '../../ui/time.ts'
import { dueOf } from './due.ts'
import css from './tasks.module.css'
import { t } from './words.ts'

/** Where the task comes from, whose it is and until when. */
export function TaskFacts({ page: { task, session } }: { page: TaskPage }) {
  const { instance, assignee, candidates, dueAt, state } = task
  const to = `/processes/instances/${instance.id}`
  return (
    <section className={css.facts}>
      <Fields>
        <FieldRow label={t('tasks.from')}>
          <span>
            <Link to={to}>{t('tasks.instance', { name: instance.processName, number: instance.number })}</Link>
            {session && (
              <>
                {' · '}
                <Link to={`/live-chats/s/${session.id}`}>{t('tasks.session', { name: session.name })}</Link>
              </>
            )}
            {' · '}
            <Link to={to} hash="history">
              {t('tasks.history')}
            </Link>
          </span>
        </FieldRow>
        <FieldRow label={t('tasks.assignee')}>{assignee?.name ?? t('tasks.nobodyYet')}</FieldRow>
        {!assignee && candidates && <FieldRow label={t('tasks.waitsFor')}>{candidates.name}</FieldRow>}
        {dueAt !== null && (
          <FieldRow label={t('tasks.due')}>
            <time dateTime={dueAt} className={css.due} data-due={state === 'open' ? dueOf(task) : undefined}>
              {t('tasks.dueLong', { day: day(dueAt), time: clock(dueAt) })}
            </time>
          </FieldRow>
        )}
      </Fields>
    </section>
  )
}
