import { Button } from '@mantine/core'
import { IconChecklist, IconMoodSmile } from '@tabler/icons-react'
import { EmptyState } from '../../ui/EmptyState.tsx'
import type { Look } from './use-tasks.ts'
import { t } from './words.ts'

const empty = {
  mine: ['tasks.noneMine', 'tasks.noneMineText'],
  group: ['tasks.noneGroup', 'tasks.noneGroupText'],
  'by-me': ['tasks.noneByMe', 'tasks.noneByMeText'],
} as const

/** Why the list is empty, and what would fill it. */
export function NoTasks({ look, searched, clear }: { look: Look; searched: boolean; clear: () => void }) {
  const icon = <IconChecklist size={40} stroke={1.75} />
  if (searched) {
    const all = (
      <Button variant="default" onClick={clear}>
        {t('ui.clearFilters')}
      </Button>
    )
    return <EmptyState icon={icon} title={t('ui.nothingMatches')} action={all} />
  }
  if (look.done) return <EmptyState icon={icon} title={t('tasks.noneDone')} />
  const [title, text] = empty[look.list]
  const quiet = look.list === 'mine' ? <IconMoodSmile size={40} stroke={1.75} /> : icon
  return <EmptyState icon={quiet} title={t(title)} text={t(text)} />
}
