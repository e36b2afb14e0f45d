import type { AppIcon } from '@parley/contract'
import {
  type Icon,
  IconAlertTriangle,
  IconBox,
  IconBuilding,
  IconCalendar,
  IconCoin,
  IconFileText,
  IconFolder,
  IconLifebuoy,
  IconList,
  IconMail,
  IconPhone,
  IconShoppingCart,
  IconStar,
  IconTool,
  IconTruck,
  IconUsers,
} from '@tabler/icons-react'

export const iconOf: Readonly<Record<AppIcon, Icon>> = {
  people: IconUsers,
  building: IconBuilding,
  warning: IconAlertTriangle,
  lifebuoy: IconLifebuoy,
  cart: IconShoppingCart,
  box: IconBox,
  document: IconFileText,
  money: IconCoin,
  calendar: IconCalendar,
  phone: IconPhone,
  mail: IconMail,
  star: IconStar,
  tool: IconTool,
  truck: IconTruck,
  folder: IconFolder,
  list: IconList,
}

export function AppMark({ icon, size = 18 }: { icon: AppIcon; size?: number }) {
  const Mark = iconOf[icon] ?? IconList
  return <Mark size={size} stroke={1.75} aria-hidden />
}
