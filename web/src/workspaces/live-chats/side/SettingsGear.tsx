import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconSettings } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useHeld } from '../../../held.ts'
import { t } from '../../../texts/index.ts'

const mark = { size: 18, stroke: 1.75 }

/** Administrators go where live chats are set; supervisors look at the settings of theirs [ACC-08]. */
export function SettingsGear() {
  const administrator = useHeld(({ me }) => me.administrator)
  const chats = useHeld(({ liveChats }) => liveChats)
  const supervised = chats.filter(({ supervisor }) => supervisor)
  if (!administrator && supervised.length === 0) return null
  const one = administrator
    ? '/admin/live-chats'
    : supervised.length === 1
      ? `/live-chats/settings/${supervised[0]!.id}`
      : undefined
  const label = t('settings.settings')
  if (one) {
    return (
      <Tooltip label={label}>
        <ActionIcon aria-label={label} renderRoot={(props) => <Link to={one} {...props} />} data-testid="settings-gear">
          <IconSettings {...mark} />
        </ActionIcon>
      </Tooltip>
    )
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={label} title={label} data-testid="settings-gear">
          <IconSettings {...mark} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {supervised.map(({ id, name }) => (
          <Menu.Item key={id} renderRoot={(props) => <Link to={`/live-chats/settings/${id}`} {...props} />}>
            {t('settings.of', { name })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
