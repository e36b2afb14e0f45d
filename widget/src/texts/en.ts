/** What the button on the website says. */
export const launcher = {
  open: 'Open chat',
  openUnread: (count: number) => `Open chat, ${count} unread`,
  close: 'Close chat',
  frame: 'Chat',
}

/** What the console of the website's developers says. */
export const forDevelopers = {
  notHere: 'Parley: no such live chat, or not for this website.',
  refused: (code: string) => `Parley: ${code}`,
}

/** The chat itself. */
export const texts = {
  subtitle: 'We answer here',
  close: 'Close chat',
  messages: 'Messages',
  earlier: 'Show earlier messages',
  loading: 'Loading the chat',
  slow: 'Still connecting',
  tryAgain: 'Try again',
  you: 'You',
  sending: 'Sending',
  sent: 'Sent',
  read: 'Read',
  notSent: 'Not sent.',
  remove: 'Remove',
  removeFile: (name: string) => `Remove ${name}`,
  today: 'Today',
  yesterday: 'Yesterday',
  closed: 'This conversation was closed',
  ended: (day: string) => `Closed · ${day}`,
  writeAgain: 'Write again to start a new one.',
  typing: (name: string) => `${name} is typing`,
  jump: 'Newest message',
  reconnecting: 'Reconnecting…',
  offline: 'You are offline. Messages are sent when you are back.',
  tooMuch: 'More is sent in a moment.',
  notStored: 'History is not kept in this browser.',
  placeholder: 'Write a message…',
  message: 'Message',
  send: 'Send',
  attach: 'Attach files',
  drop: 'Drop files here',
  tooLong: (count: number) => `${count} characters too many`,
  uploading: (name: string) => `Uploading ${name}`,
  tooLarge: (size: string) => `Larger than ${size}`,
  emptyFile: 'The file is empty',
  tooManyFiles: 'Ten files at most',
  uploadFailed: 'Not uploaded',
  download: (name: string) => `Download ${name}`,
  downloadFailed: 'Could not be loaded',
  readOnly: 'You can no longer write here',
  joinQuestion: 'Keep the messages from before you signed in?',
  join: 'Keep them',
  dontJoin: 'No',
  notHere: 'This chat is not available here',
  news: (count: number) => `${count} new messages`,
}

/** The page on which the widget can be tried. */
export const shop = {
  title: 'Harbour & Oak, a pretend shop',
  shop: 'Harbour & Oak',
  menu: ['Chairs', 'Tables', 'Lamps'],
  lead: 'Furniture that stays',
  text: 'This page stands in for your website. The button in the corner is the chat as your visitors see it.',
  goods: [
    { name: 'Chair Oslo', price: '€ 129' },
    { name: 'Table Tromsø', price: '€ 480' },
    { name: 'Lamp Bergen', price: '€ 75' },
  ],
  note: 'Nothing here can be bought.',
}

/** Instead of a chat that does not exist or is switched off. */
export const missing = {
  title: 'Chat not found',
  text: 'This chat does not exist, or it is switched off. Check the link, or ask whoever gave it to you.',
}
