import { defaultNotices } from '@parley/contract'

/** Somebody who is signed in, and what the server tells them. */
export const me = {
  id: '0',
  name: 'Irina Orlova',
  email: 'irina@example.com',
  position: '',
  avatarFileId: null,
  state: 'active',
  administrator: false,
  online: true,
  groups: [],
  positions: [],
  accounts: [],
  away: null,
}
export const held = {
  me,
  settings: {
    organisation: 'Northwind',
    timeZone: 'Europe/Berlin',
    counterMode: 'messages',
    soundForNewSession: true,
    soundForNewMessage: true,
  },
  liveChats: [],
  sessions: {},
  reads: {},
  more: {},
  tallies: {},
  threads: {},
  mayWrite: false,
  mayViewApps: false,
  unreadActivity: [],
  notices: { settings: defaultNotices, muted: [], devices: 0 },
  reminders: {},
  drafts: {},
  position: '1',
}
