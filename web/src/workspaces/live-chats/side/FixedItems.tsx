import type { Workspace } from '@parley/contract'
import { type Icon, IconBan, IconTable, IconTemplate, IconUsers } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useHeld } from '../../../held.ts'
import { type TextKey, t } from '../../../texts/index.ts'
import { SideLink, SideLinks } from '../../../ui/SideMenu.tsx'
import { hasSessionsApp } from '../sessions-app/has-app.ts'

/** One section of the workspace that always stands in the menu. */
interface FixedItem {
  to: string
  /** In the palette, and as a shortcut. */
  keys?: string
  icon: Icon
  label: TextKey
  /** Whether this person can do anything there. */
  shown: (held: Workspace) => boolean
}

/** In the order of the menu: Response templates stand first [WSP-01]. */
const fixedItems: readonly FixedItem[] = [
  {
    to: '/live-chats/templates',
    icon: IconTemplate,
    label: 'menu.responseTemplates',
    shown: ({ me, liveChats }) => me.administrator || liveChats.length > 0,
  },
  { to: '/live-chats/sessions', icon: IconTable, label: 'menu.sessionsApp', keys: 'G S', shown: hasSessionsApp },
  { to: '/live-chats/blocklist', icon: IconBan, label: 'menu.blocklist', shown: ({ liveChats }) => liveChats.length > 0 },
  {
    to: '/live-chats/customers',
    icon: IconUsers,
    label: 'menu.customers',
    shown: ({ me, liveChats }) => me.online !== null || liveChats.length > 0,
  },
]

/** Those that this person has; another list only when it is another one. */
export function useFixedItems(): readonly FixedItem[] {
  const shown = useHeld((held) => fixedItems.flatMap((item) => (item.shown(held) ? item.to : [])).join(' '))
  return useMemo(() => fixedItems.filter(({ to }) => shown.split(' ').includes(to)), [shown])
}

export function FixedItems() {
  const items = useFixedItems()
  if (items.length === 0) return null
  return (
    <SideLinks>
      {items.map(({ to, icon, label }) => (
        <SideLink key={to} to={to} icon={icon} label={t(label)} />
      ))}
    </SideLinks>
  )
}
