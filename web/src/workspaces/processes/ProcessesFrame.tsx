import { IconListDetails, IconSitemap } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useHeld } from '../../held.ts'
import { PaneHeader } from '../../ui/PaneHeader.tsx'
import { Panes } from '../../ui/Panes.tsx'
import { SideLink, SideLinks } from '../../ui/SideMenu.tsx'
import { useFreshProcesses } from './queries.ts'
import { t } from './words.ts'

/** The side menu and the page beside it; who does not administrate finds their instances there alone. */
export function ProcessesFrame({ children }: { children: ReactNode }) {
  const administrator = useHeld(({ me }) => me.administrator)
  useFreshProcesses()
  const side = (
    <>
      <PaneHeader title={t('ui.processes')} />
      <SideLinks>
        {administrator && <SideLink to="/processes" exact icon={IconSitemap} label={t('processes.all')} />}
        <SideLink to="/processes/instances" icon={IconListDetails} label={t('processes.instances')} />
      </SideLinks>
    </>
  )
  return (
    <Panes sideLabel={t('ui.processes')} side={side} chosen>
      {children}
    </Panes>
  )
}
