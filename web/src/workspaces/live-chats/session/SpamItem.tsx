import type { SessionCard } from '@parley/contract'
import { IconAlertOctagon } from '@tabler/icons-react'
import { t } from '../../../texts/index.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { toggleSpam } from './session-actions.ts'
import { useRights } from './use-rights.ts'

/** Mark as spam, and by the same entry not spam any more [INF-15, SPM-01, SPM-07]. */
export function SpamItem({ card }: { card: SessionCard }) {
  const may = useRights(card)
  if (!may.spam) return null
  return (
    <Menu.Item leftSection={<IconAlertOctagon size={16} stroke={1.75} />} onClick={() => void toggleSpam(card)}>
      {t(card.state === 'spam' ? 'sessions.notSpam' : 'sessions.markSpam')}
    </Menu.Item>
  )
}
