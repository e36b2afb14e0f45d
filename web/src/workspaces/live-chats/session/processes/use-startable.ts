import type { SessionCard } from '@parley/contract'
import { t } from '../../../../instances/index.ts'
import { connection } from '../../../../live/index.ts'
import { useStore } from '../../../../store.ts'
import { useStanding } from '../use-standing.ts'

/** '' where a process may be started from this session now, why not where it may later, undefined where my role never does [INF-14]. */
export function useStartable(card: SessionCard): string | undefined {
  const { startProcess } = useStanding(card)
  const { online } = useStore(connection)
  return startProcess === '' && !online ? t('ui.offlineReason') : startProcess
}
