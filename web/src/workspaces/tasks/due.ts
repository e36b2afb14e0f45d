import type { TaskRow } from '@parley/contract'
import { clock, day, dayKey, short, waiting } from '../../ui/time.ts'
import { t } from './words.ts'

export type Due = 'overdue' | 'today' | 'later' | 'noDate'

/** Where an open task stands in time, by the clock of who looks. */
export function dueOf({ dueAt }: Pick<TaskRow, 'dueAt'>, now = Date.now()): Due {
  if (dueAt === null) return 'noDate'
  if (Date.parse(dueAt) <= now) return 'overdue'
  return dayKey(dueAt) === dayKey(new Date(now)) ? 'today' : 'later'
}

/** 2 hr late, 16:00, 21 Nov: in a list, under a heading that says the rest. '' without a date. */
export function dueShort(task: Pick<TaskRow, 'dueAt'>, now = Date.now()): string {
  const { dueAt } = task
  if (dueAt === null) return ''
  return dueOf(task, now) === 'overdue' ? lateWords(dueAt, now) : short(dueAt, new Date(now))
}

/** 2 hr late, today 16:00, until 24 November, 16:00: where it stands alone. */
export function dueWords(task: Pick<TaskRow, 'dueAt'>, now = Date.now()): string {
  const { dueAt } = task
  if (dueAt === null) return t('tasks.noDue')
  const due = dueOf(task, now)
  if (due === 'overdue') return lateWords(dueAt, now)
  if (due === 'today') return t('tasks.dueToday', { time: clock(dueAt) })
  return t('tasks.dueAt', { time: t('tasks.dueLong', { day: day(dueAt, new Date(now)), time: clock(dueAt) }) })
}

const MINUTE = 60_000

function lateWords(dueAt: string, now: number): string {
  return now - Date.parse(dueAt) < MINUTE ? t('tasks.dueNow') : t('tasks.late', { time: waiting(dueAt, now) })
}
