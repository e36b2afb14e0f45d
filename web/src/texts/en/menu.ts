/** What leads to Administration, from everywhere; its own words come with its screens. */
export const menu = {
  administration: 'Administration',
  users: 'Users',
  groups: 'Groups',
  orgChart: 'Org chart',
  liveChats: 'Live chats',
  settings: 'Settings',
  addLiveChat: 'Add a live chat',
  liveChatSettings: 'Settings of live chats',
  settingsOf: 'Settings of {name}',
  allSettings: 'Settings of all live chats',
  groupSettings: 'Group Settings',
} satisfies Record<string, string>
