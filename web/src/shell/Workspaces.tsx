import { useNavigate } from '@tanstack/react-router'
import { places } from '../house.ts'
import { useStore } from '../store.ts'
import { t } from '../texts/index.ts'
import { Rail } from '../ui/Rail.tsx'
import { useMoment } from '../ui/time.ts'
import { workspace } from '../workspace.ts'
import { Logo } from './Logo.tsx'
import { MyMenu } from './MyMenu.tsx'

/** The rail with what this person may see, and at its foot the counters that do something and their own menu. */
export function Workspaces({ openSheet }: { openSheet: () => void }) {
  const held = useStore(workspace)
  const navigate = useNavigate()
  useMoment(held && places.map((place) => place.countTurns?.(held)))
  if (!held) return null
  const mine = places.filter((place) => place.visible(held))
  const items = mine.map((place) => {
    const name = t(place.name)
    const { leadsTo } = place
    const count = place.count?.(held) ?? 0
    const label = place.label?.(held) ?? (count ? t('ui.nameAndCount', { name, count }) : name)
    return {
      path: place.path,
      name,
      label,
      icon: place.icon,
      count,
      countKind: place.countKind?.(held) ?? 'unread',
      keys: place.keys,
      hint: place.hint?.(held) ?? '',
      ...(place.testId ? { testId: place.testId } : {}),
      ...(count && leadsTo ? { go: () => void leadsTo().then((to) => navigate({ to: to ?? place.path })) } : {}),
    }
  })
  return (
    <Rail items={items} logo={<Logo />}>
      {mine.map(({ path, foot: Foot }) => Foot && <Foot key={path} />)}
      <MyMenu me={held.me} openSheet={openSheet} />
    </Rail>
  )
}
