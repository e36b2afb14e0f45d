import type { SessionCard } from '@parley/contract'
import { IconAlarm } from '@tabler/icons-react'
import { t } from '../../../../texts/index.ts'
import { Menu } from '../../../../ui/Menu.tsx'
import { reminding } from './asked.ts'

/** Opens the question that `Later` asks. */
export function RemindItem({ card }: { card: SessionCard }) {
  return (
    <Menu.Item leftSection={<IconAlarm size={16} stroke={1.75} />} onClick={() => reminding.set(card.id)}>
      {t('sessions.remindMe')}
    </Menu.Item>
  )
}
