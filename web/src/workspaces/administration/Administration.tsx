import '../../texts/later.ts'
import { Outlet, useLocation } from '@tanstack/react-router'
import { t } from '../../texts/index.ts'
import { PaneHeader } from '../../ui/PaneHeader.tsx'
import { Panes } from '../../ui/Panes.tsx'
import { SideLink, SideLinks } from '../../ui/SideMenu.tsx'
import { SettingsSearch } from './search/SettingsSearch.tsx'
import { sections } from './sections.ts'

/** The menu of Administration and the page beside it. */
export default function Administration() {
  const chosen = useLocation({ select: ({ pathname }) => pathname.replace(/\/$/, '') !== '/admin' })
  const menu = (
    <>
      <PaneHeader title={t('admin.title')} />
      <SettingsSearch>
        <SideLinks>
          {sections.map(({ to, name, icon }) => (
            <SideLink key={to} to={to} icon={icon} label={t(name)} />
          ))}
        </SideLinks>
      </SettingsSearch>
    </>
  )
  return (
    <Panes sideLabel={t('admin.pages')} side={menu} chosen={chosen}>
      <Outlet />
    </Panes>
  )
}
