import type { Workspace } from '@parley/contract'

/** Until when my open tasks are, ms since 1970; those without a date are left out. What an older program kept knows of none. */
const duesOf = ({ tasks = {} }: Workspace) => Object.values(tasks).flatMap((due) => (due === null ? [] : [Date.parse(due)]))

export const openTasks = ({ tasks = {} }: Workspace): number => Object.keys(tasks).length

export const lateTasks = (held: Workspace, now = Date.now()): number => duesOf(held).filter((due) => due <= now).length

/** When the next of them becomes overdue. */
export function nextLate(held: Workspace, now = Date.now()): number | undefined {
  const coming = duesOf(held).filter((due) => due > now)
  return coming.length > 0 ? Math.min(...coming) : undefined
}
