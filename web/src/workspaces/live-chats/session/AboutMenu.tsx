import { ActionIcon } from '@mantine/core'
import type { SessionCard } from '@parley/contract'
import { IconDotsVertical, IconLink } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { t } from '../../../texts/index.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { copyLink } from './copy-link.ts'
import { RemindItem } from './later/RemindItem.tsx'
import { SpamItem } from './SpamItem.tsx'
import { TranscriptItems } from './transcript/TranscriptItems.tsx'

/** One line of the menu; null where it is not for them. What it opens lives in `dialogs.ts`, since the menu closes. */
export type AboutEntry = ComponentType<{ card: SessionCard }>

const entries: readonly { id: string; Entry: AboutEntry }[] = [
  { id: 'spam', Entry: SpamItem },
  { id: 'copy-link', Entry: CopyLink },
  { id: 'remind-me', Entry: RemindItem },
  { id: 'transcript', Entry: TranscriptItems },
]

/** The three dots of the pane [INF-15]. */
export function AboutMenu({ card }: { card: SessionCard }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('ui.more')}>
          <ActionIcon aria-label={t('sessions.aboutMore')}>
            <IconDotsVertical size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map(({ id, Entry }) => (
          <Entry key={id} card={card} />
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function CopyLink({ card }: { card: SessionCard }) {
  return (
    <Menu.Item leftSection={<IconLink size={16} stroke={1.75} />} onClick={() => copyLink(card)}>
      {t('conversation.copyLink')}
    </Menu.Item>
  )
}
