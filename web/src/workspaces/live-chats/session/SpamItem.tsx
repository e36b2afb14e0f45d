import type { SessionCard } from '@parley/contract'
import { IconAlertOctagon } from '@tabler/icons-react'
import { t } from '../../../texts/index.ts'
import { ReasonedItem } from '../../../ui/Reasoned.tsx'
import { toggleSpam } from './session-actions.ts'
import { useStanding } from './use-standing.ts'

/** Mark as spam, and by the same entry not spam any more [INF-15, SPM-01, SPM-07]. */
export function SpamItem({ card }: { card: SessionCard }) {
  const { spam } = useStanding(card)
  if (spam === undefined) return null
  return (
    <ReasonedItem why={spam} icon={<IconAlertOctagon size={16} stroke={1.75} />} run={() => void toggleSpam(card)}>
      {t(card.state === 'spam' ? 'sessions.notSpam' : 'sessions.markSpam')}
    </ReasonedItem>
  )
}
