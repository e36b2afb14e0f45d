import type { TaskRow, TaskState } from '@parley/contract'
import { Link } from '@tanstack/react-router'
import { Tag, type Tone } from '../../../ui/Tag.tsx'
import { full, short } from '../../../ui/time.ts'
import { t } from '../words.ts'
import css from './instances.module.css'

const tones: Readonly<Record<TaskState, Tone>> = { open: 'accent', done: 'success', cancelled: 'neutral' }

/** Each task with whose it is, leading to it. */
export function Tasks({ tasks }: { tasks: readonly TaskRow[] }) {
  if (!tasks.length) return <p className={css.none}>{t('processes.noTasks')}</p>
  return (
    <ul className={css.tasks}>
      {tasks.map((task) => (
        <li key={task.id}>
          <span className={css.entry}>
            <Link to={`/tasks/${task.id}`} className={css.link}>
              {task.name}
            </Link>
            <small>{[whose(task), until(task)].filter(Boolean).join(' · ')}</small>
          </span>
          <Tag tone={tones[task.state]}>{t(`processes.task_${task.state}`)}</Tag>
        </li>
      ))}
    </ul>
  )
}

function whose({ state, assignee, candidates, doneBy }: TaskRow): string {
  if (state === 'done' && doneBy) return t('processes.by', { name: doneBy.name })
  if (assignee) return assignee.name
  return candidates ? t('processes.waitsFor', { name: candidates.name }) : ''
}

function until({ state, dueAt, doneAt }: TaskRow): string {
  if (state === 'done') return doneAt ? full(doneAt) : ''
  return dueAt && state === 'open' ? t('processes.due', { at: short(dueAt) }) : ''
}
