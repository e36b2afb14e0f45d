import type { TaskRow } from '@parley/contract'
import { IconCircle, IconCircleCheck, IconCircleX, IconClockExclamation, IconUsersGroup } from '@tabler/icons-react'
import { ListRow } from '../../ui/ListRow.tsx'
import { clock } from '../../ui/time.ts'
import { dueOf, dueShort, dueWords } from './due.ts'
import css from './tasks.module.css'
import { type Look, searchOf } from './use-tasks.ts'
import { t } from './words.ts'

/** One task: what, of which process, until when, and in lists of several people's whose it is. */
export function TaskLine({ task, look, now }: { task: TaskRow; look: Look; now: number }) {
  const { id, name, instance } = task
  const due = dueOf(task, now)
  const Mark = markOf(task, due === 'overdue')
  const from = t('tasks.instance', { name: instance.processName, number: instance.number })
  const whose = whoseOf(task, look)
  const aside = task.state === 'open' ? dueShort(task, now) : clock(task.doneAt ?? task.createdAt)
  const state = task.state === 'open' ? dueWords(task, now) : ''
  return (
    <ListRow
      to={`/tasks/${id}`}
      search={searchOf(look)}
      label={[name, from, whose, state].filter(Boolean).join(', ')}
      mark={
        <span className={css.mark} data-due={task.state === 'open' ? due : undefined} data-state={task.state}>
          <Mark size={20} stroke={1.75} />
        </span>
      }
      title={name}
      preview={[from, whose].filter(Boolean).join(' · ')}
      aside={
        <span className={css.due} data-due={task.state === 'open' ? due : undefined}>
          {aside}
        </span>
      }
      testId={`task-${id}`}
    />
  )
}

function markOf({ state, assignee }: TaskRow, late: boolean) {
  if (state === 'done') return IconCircleCheck
  if (state === 'cancelled') return IconCircleX
  if (late) return IconClockExclamation
  return assignee ? IconCircle : IconUsersGroup
}

function whoseOf({ state, assignee, candidates, doneBy }: TaskRow, { list }: Look): string {
  if (state === 'cancelled') return t('tasks.takenAway')
  if (list === 'mine') return ''
  if (state === 'done') return doneBy ? t('tasks.doneBy', { name: doneBy.name }) : ''
  if (assignee) return t('tasks.withName', { name: assignee.name })
  return candidates ? t('tasks.forGroup', { name: candidates.name }) : ''
}
