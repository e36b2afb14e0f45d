import { Menu, UnstyledButton } from '@mantine/core'
import { signOut, type User } from '@parley/contract'
import { IconKeyboard, IconLogout } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { corners, places } from '../house.ts'
import { ask } from '../live/index.ts'
import { t } from '../texts/index.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Dot } from '../ui/Dot.tsx'
import { LookSettings } from '../ui/LookSettings.tsx'
import { leaveWorkspace } from '../workspace.ts'
import css from './shell.module.css'

/** Who I am, how it looks, and the way out [ui.md S3]. */
export function MyMenu({ me, openSheet }: { me: User; openSheet: () => void }) {
  const status = me.online === null ? '' : t(me.online ? 'ui.online' : 'ui.offlineStatus')
  return (
    <Menu position="right-end" width={280}>
      <Menu.Target>
        <UnstyledButton className={css.me} aria-label={status ? t('ui.meAndStatus', { name: me.name, status }) : me.name}>
          <Avatar id={me.id} name={me.name} />
          {me.online !== null && (
            <span className={css.presence}>
              <Dot on={me.online} />
            </span>
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={css.who}>
          <b>{me.name}</b>
          <span>{me.email}</span>
        </div>
        {places.map(({ path, menu: Part }) => Part && <Part key={path} />)}
        <div className={css.look}>
          <LookSettings />
        </div>
        <Menu.Divider />
        {corners.map(({ path, name, icon: Mark }) => (
          <Menu.Item
            key={path}
            leftSection={<Mark size={16} stroke={1.75} />}
            renderRoot={(props) => <Link to={path} {...props} />}
          >
            {t(name)}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.75} />} onClick={openSheet}>
          {t('ui.shortcuts')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} />} onClick={() => void leave()}>
          {t('ui.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** A whole new page, so that nothing of this person is left in memory. */
async function leave(): Promise<void> {
  await ask(signOut)
  leaveWorkspace()
  location.assign('/signin')
}
