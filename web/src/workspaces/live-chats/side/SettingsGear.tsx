import { ActionIcon } from '@mantine/core'
import { IconSettings } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { useHeld } from '../../../held.ts'
import { t } from '../../../texts/index.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { GroupSettings } from '../../administration/groups/index.ts'

const mark = { size: 18, stroke: 1.75 }

/** Administrators set live chats and groups [ORG-07]; supervisors look at the settings of theirs [ACC-08]. */
export function SettingsGear() {
  const administrator = useHeld(({ me }) => me.administrator)
  const chats = useHeld(({ liveChats }) => liveChats)
  const [groups, setGroups] = useState(false)
  const supervised = chats.filter(({ supervisor }) => supervisor)
  if (!administrator && supervised.length === 0) return null
  const label = t('menu.liveChatSettings')
  if (!administrator && supervised.length === 1) {
    const to = `/live-chats/settings/${supervised[0]!.id}`
    return (
      <Tooltip label={label}>
        <ActionIcon aria-label={label} renderRoot={(props) => <Link to={to} {...props} />} data-testid="settings-gear">
          <IconSettings {...mark} />
        </ActionIcon>
      </Tooltip>
    )
  }
  const links = administrator
    ? [{ to: '/admin/live-chats', name: t('menu.allSettings') }]
    : supervised.map(({ id, name }) => ({ to: `/live-chats/settings/${id}`, name: t('menu.settingsOf', { name }) }))
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={label} title={label} data-testid="settings-gear">
            <IconSettings {...mark} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {links.map(({ to, name }) => (
            <Menu.Item key={to} renderRoot={(props) => <Link to={to} {...props} />}>
              {name}
            </Menu.Item>
          ))}
          {administrator && <Menu.Item onClick={() => setGroups(true)}>{t('menu.groupSettings')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {groups && (
        <Suspense>
          <GroupSettings close={() => setGroups(false)} />
        </Suspense>
      )}
    </>
  )
}
