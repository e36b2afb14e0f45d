import type { TaskRow } from '@parley/contract'
import { SideGroup } from '../../ui/SideGroup.tsx'
import { day, dayKey, useMoment, useNow } from '../../ui/time.ts'
import { dueOf } from './due.ts'
import { TaskLine } from './TaskLine.tsx'
import type { Look } from './use-tasks.ts'
import { t } from './words.ts'

/** Open ones under Overdue, Today, Later and No date; done ones under their days. */
export function TaskGroups({ tasks, look }: { tasks: readonly TaskRow[]; look: Look }) {
  useNow()
  useMoment(tasks.map(({ dueAt }) => (dueAt === null ? undefined : Date.parse(dueAt))))
  const now = Date.now()
  if (look.done) {
    const days = Map.groupBy(tasks, (task) => dayKey(endOf(task)))
    return [...days].map(([key, those]) => (
      <SideGroup key={key} id={`tasks-done-${key}`} title={day(endOf(those[0]!))}>
        <Lines tasks={those} look={look} now={now} />
      </SideGroup>
    ))
  }
  const dues = Map.groupBy(tasks, (task) => dueOf(task, now))
  return (['overdue', 'today', 'later', 'noDate'] as const).map((due) => {
    const those = dues.get(due)
    if (!those) return null
    return (
      <SideGroup key={due} id={`tasks-${due}`} title={t(`tasks.${due}`)} count={those.length}>
        <Lines tasks={those} look={look} now={now} />
      </SideGroup>
    )
  })
}

function Lines({ tasks, look, now }: { tasks: readonly TaskRow[]; look: Look; now: number }) {
  return tasks.map((task) => <TaskLine key={task.id} task={task} look={look} now={now} />)
}

const endOf = ({ doneAt, createdAt }: TaskRow) => doneAt ?? createdAt
