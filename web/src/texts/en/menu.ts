/** What leads to Administration and to the profile, from everywhere; their own words come with their screens. */
export const menu = {
  administration: 'Administration',
  users: 'Users',
  groups: 'Groups',
  orgChart: 'Org chart',
  liveChats: 'Live chats',
  profile: 'Profile',
  security: 'Security',
  mail: 'Mail',
  settings: 'Settings',
  addLiveChat: 'Add a live chat',
  liveChatSettings: 'Settings of live chats',
  settingsOf: 'Settings of {name}',
  allSettings: 'Settings of all live chats',
  groupSettings: 'Group Settings',
  blocklist: 'Blocklist',
  responseTemplates: 'Response templates',
} satisfies Record<string, string>
