import { ActionIcon } from '@mantine/core'
import { muteObject, unmuteObject } from '@parley/contract'
import { IconBell, IconBellOff, IconDots, IconMail } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ask } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { Menu } from '../../ui/Menu.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { toast } from '../../ui/toasts.tsx'
import css from './activity.module.css'
import { markUnread, type Shown } from './entries.ts'

const mark = { size: 16, stroke: 1.75 }

/** Unread again, and no more of its object [ui.md S17]. */
export function EntryMenu({ entry }: { entry: Shown }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('notices.entryMenu')}>
          <ActionIcon size={28} className={css.menu} aria-label={t('notices.entryMenu')}>
            <IconDots {...mark} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {entry.read && (
          <Menu.Item leftSection={<IconMail {...mark} />} onClick={() => void markUnread(queries, entry.id)}>
            {t('notices.markUnread')}
          </Menu.Item>
        )}
        {mutable(entry).map(({ id, label }) => (
          <Menu.Item key={id} leftSection={<IconBellOff {...mark} />} onClick={() => void mute(id)}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<IconBell {...mark} />} onClick={() => void navigate({ to: '/profile', hash: 'notices' })}>
          {t('notices.settings')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function mutable({ kind, item, liveChat }: Shown): { id: string; label: string }[] {
  if (kind === 'item-changed' || kind === 'item-commented') return item ? [{ id: item.id, label: t('notices.muteItem') }] : []
  if (kind !== 'session-closed' || !liveChat) return []
  return [{ id: liveChat.id, label: t('notices.muteChat', { chat: liveChat.name }) }]
}

async function mute(objectId: string): Promise<void> {
  try {
    await ask(muteObject, { path: { objectId } })
    const undo = () =>
      void ask(unmuteObject, { path: { objectId } }).catch(() => toast({ kind: 'error', text: t('ui.unreachable') }))
    toast({ text: t('notices.muted'), undo })
  } catch {
    toast({ kind: 'error', text: t('ui.unreachable'), action: { label: t('ui.tryAgain'), run: () => void mute(objectId) } })
  }
}
