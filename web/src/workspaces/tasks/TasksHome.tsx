import { IconChecklist } from '@tabler/icons-react'
import { useEffect } from 'react'
import { entitle } from '../../live/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { t } from './words.ts'

/** Nothing is chosen yet. */
export default function TasksHome() {
  useEffect(() => entitle(t('ui.tasks')), [])
  return <EmptyState icon={<IconChecklist size={40} stroke={1.75} />} title={t('tasks.choose')} />
}
