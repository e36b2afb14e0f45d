import { useNavigate } from '@tanstack/react-router'
import { places } from '../house.ts'
import { useStore } from '../store.ts'
import { t } from '../texts/index.ts'
import { type Action, useActions } from '../ui/actions.ts'
import { cycleLandmarks } from '../ui/landmarks.ts'
import { toggleAbout, toggleSide } from '../ui/panes.ts'
import { workspace } from '../workspace.ts'

/** What can be done in every workspace [ui.md §2.2]. */
export function useHouseActions(open: (what: 'palette' | 'sheet') => void): void {
  const held = useStore(workspace)
  const navigate = useNavigate()
  const general = t('ui.general')
  const going = places
    .filter((place) => held && place.visible(held))
    .map(
      ({ path, name, icon, keys }): Action => ({
        id: path,
        label: t(name),
        group: t('ui.goTo'),
        keys,
        icon,
        run: () => void navigate({ to: path }),
      }),
    )
  useActions([
    ...going,
    { id: 'palette', label: t('ui.palette'), group: general, keys: 'Mod+K', keysOnly: true, run: () => open('palette') },
    { id: 'sheet', label: t('ui.shortcuts'), group: general, keys: ['?', 'Mod+/'], run: () => open('sheet') },
    { id: 'side', label: t('ui.toggleSide'), group: general, keys: '[', run: toggleSide },
    { id: 'about', label: t('ui.toggleAbout'), group: general, keys: ']', run: toggleAbout },
    { id: 'next-part', label: t('ui.nextLandmark'), group: general, keys: 'F6', keysOnly: true, run: () => cycleLandmarks(1) },
    {
      id: 'last-part',
      label: t('ui.previousLandmark'),
      group: general,
      keys: 'Shift+F6',
      keysOnly: true,
      run: () => cycleLandmarks(-1),
    },
  ])
}
