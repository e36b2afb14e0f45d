import { ActionIcon } from '@mantine/core'
import type { SessionCard } from '@parley/contract'
import { IconDotsVertical, IconLink } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { t } from '../../../texts/index.ts'
import { announce } from '../../../ui/announce.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { SpamItem } from './SpamItem.tsx'
import { RemindItem } from './later/RemindItem.tsx'

/** One line of the menu; null where it is not for them. What it opens lives in `dialogs.ts`, since the menu closes. */
export type AboutEntry = ComponentType<{ card: SessionCard }>

const entries: readonly { id: string; Entry: AboutEntry }[] = [
  { id: 'spam', Entry: SpamItem },
  { id: 'copy-link', Entry: CopyLink },
  { id: 'remind-me', Entry: RemindItem },
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
  const copy = () => {
    const { href } = new URL(`/live-chats/s/${card.id}`, location.href)
    void navigator.clipboard.writeText(href).then(() => announce(t('ui.copied')))
  }
  return (
    <Menu.Item leftSection={<IconLink size={16} stroke={1.75} />} onClick={copy}>
      {t('conversation.copyLink')}
    </Menu.Item>
  )
}
