import { Outlet, useParams } from '@tanstack/react-router'
import { Panes } from '../../ui/Panes.tsx'
import { AppsMenu } from './AppsMenu.tsx'
import { useFreshApps } from './queries.ts'
import { t } from './words.ts'

/** The apps by workspace, and the page beside them. */
export default function Apps() {
  const { appId } = useParams({ strict: false })
  useFreshApps()
  return (
    <Panes sideLabel={t('ui.apps')} side={<AppsMenu />} chosen={appId !== undefined}>
      <Outlet />
    </Panes>
  )
}
