import type { OrgItemKind } from '@parley/contract'
import { type Icon, IconBuilding, IconIdBadge2, IconUsersGroup } from '@tabler/icons-react'

export const kinds: readonly { kind: OrgItemKind; icon: Icon }[] = [
  { kind: 'department', icon: IconBuilding },
  { kind: 'group', icon: IconUsersGroup },
  { kind: 'position', icon: IconIdBadge2 },
]

export function iconOf(kind: OrgItemKind): Icon {
  return kinds.find((one) => one.kind === kind)!.icon
}
