/** Every folder of business, in order: each may use the ones above it, through their index, and none below. */
export const house = [
  'platform',
  'people',
  'files',
  'activity',
  'customers',
  'live-chats',
  'operators',
  'routing',
  'sessions',
  'messages',
  'channels',
  'admin',
] as const
