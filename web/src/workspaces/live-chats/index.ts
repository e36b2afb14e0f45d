import { countersOf, rolesOf } from '@parley/contract'
import { IconMessages } from '@tabler/icons-react'
import type { Place } from '../../house.ts'
import { t } from '../../texts/index.ts'
import { settingsPage } from '../administration/live-chats/index.ts'
import { Everywhere } from './Everywhere.tsx'
import { Home } from './Home.tsx'
import { LiveChats } from './LiveChats.tsx'
import { myOldestUnread } from './my-oldest-unread.ts'
import { RailCounters } from './RailCounters.tsx'
import { SessionPage } from './session/index.ts'
import { OperatorStatus } from './status/index.ts'

/** The operators' and supervisors' workspace. */
export const liveChats: Place = {
  path: '/live-chats',
  name: 'sessions.liveChats',
  icon: IconMessages,
  keys: 'G L',
  testId: 'c1',
  visible: ({ me, sessions }) => me.administrator || me.online !== null || Object.keys(sessions).length > 0,
  count: (held) => countersOf(held).badge,
  label: (held) => {
    const { badge } = countersOf(held)
    const name = t('sessions.liveChats')
    if (!badge) return name
    return t(held.settings.counterMode === 'sessions' ? 'sessions.railSessions' : 'sessions.railMessages', { name, count: badge })
  },
  hint: (held) => {
    const { unreadSessions, unassignedSessions, byRole } = countersOf(held)
    const { operates, supervises } = rolesOf(held)
    const own = operates && t('sessions.hintUnread', { count: unreadSessions })
    const ours = supervises && t('sessions.hintUnassigned', { count: unassignedSessions })
    const sum = operates && supervises && t('sessions.hintSum', { count: byRole })
    return [own, ours, sum].filter(Boolean).join(' · ')
  },
  leadsTo: myOldestUnread,
  frame: { component: LiveChats },
  pages: [
    { path: '/', component: Home },
    {
      path: 's/$sessionId',
      component: SessionPage,
      search: ({ m }) => (typeof m === 'string' ? { m } : {}),
    },
    { path: 'blocklist', load: () => import('./blocklist/BlocklistPage.tsx') },
    { path: 'customers', load: () => import('./customers/CustomersPage.tsx') },
    { path: 'customers/$customerId', load: () => import('./customers/CustomerPage.tsx') },
    {
      path: 'sessions',
      load: () => import('./sessions-app/SessionsApp.tsx'),
      search: ({ view, filters, order }) => ({
        ...(typeof view === 'string' && { view }),
        ...(typeof filters === 'string' && { filters }),
        ...(typeof order === 'string' && { order }),
      }),
    },
    settingsPage,
    {
      path: 'templates',
      load: () => import('./templates/TemplatesPage.tsx'),
      search: ({ tab, folder, open }) => ({
        ...(tab === 'articles' && { tab }),
        ...(typeof folder === 'string' && { folder }),
        ...(typeof open === 'string' && { open }),
      }),
    },
  ],
  foot: RailCounters,
  menu: OperatorStatus,
  everywhere: Everywhere,
}
