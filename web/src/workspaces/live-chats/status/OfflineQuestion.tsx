import { IconToggleLeft } from '@tabler/icons-react'
import { Suspense } from 'react'
import { useStore } from '../../../store.ts'
import { t } from '../../../texts/index.ts'
import { useActions } from '../../../ui/actions.ts'
import { lazy } from '../../../ui/lazy.ts'
import { workspace } from '../../../workspace.ts'
import { question, wish } from './go.ts'

const Question = lazy(() => import('./Question.tsx'))

/** Stands in every workspace: the key that toggles the status, and the question that going Offline asks. */
export function OfflineQuestion() {
  const online = useStore(workspace)?.me.online ?? null
  const sessions = useStore(question)
  const toggle = {
    id: 'toggle-status',
    label: t('status.toggle'),
    group: t('ui.general'),
    keys: 'Alt+O',
    icon: IconToggleLeft,
    run: () => wish(!online),
  }
  useActions(online === null ? [] : [toggle])
  return <Suspense>{sessions !== undefined && <Question sessions={sessions} />}</Suspense>
}
