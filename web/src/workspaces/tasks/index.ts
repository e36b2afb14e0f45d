import { IconChecklist } from '@tabler/icons-react'
import type { Place } from '../../house.ts'
import { t } from '../../texts/index.ts'
import { lateTasks, nextLate, openTasks } from './open-tasks.ts'

const list = ({ list, done }: Record<string, unknown>) => ({
  ...((list === 'group' || list === 'by-me') && { list }),
  ...(done === '1' && { done }),
})

/** What processes ask of people [ui.md S23]; the number is red once one of my tasks is overdue [ui.md C9]. */
export const tasks: Place = {
  path: '/tasks',
  name: 'ui.tasks',
  icon: IconChecklist,
  keys: 'G T',
  testId: 'c9',
  visible: () => true,
  count: openTasks,
  countKind: (held) => (lateTasks(held) > 0 ? 'unread' : 'neutral'),
  countTurns: (held) => nextLate(held),
  label: (held) => {
    const count = openTasks(held)
    const late = lateTasks(held)
    return count === 0 ? t('ui.tasks') : t(late > 0 ? 'ui.tasksLate' : 'ui.tasksOpen', { count, late })
  },
  frame: { load: () => import('./Tasks.tsx') },
  pages: [
    { path: '/', load: () => import('./TasksHome.tsx'), search: list },
    { path: '$taskId', load: () => import('./TaskPage.tsx'), search: list },
  ],
}
