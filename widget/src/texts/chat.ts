/** What the chat itself says; each by itself, so that the bundle keeps no names. */
export const subtitle = 'We answer here'
export const close = 'Close chat'
export const messages = 'Messages'
export const earlier = 'Show earlier messages'
export const loading = 'Loading the chat'
export const slow = 'Still connecting'
export const tryAgain = 'Try again'
export const you = 'You'
export const sending = 'Sending'
export const sent = 'Sent'
export const read = 'Read'
export const edited = ' · edited'
export const gone = 'Message withdrawn'
export const notSent = 'Not sent.'
export const remove = 'Remove'
export const removeFile = (name: string) => `Remove ${name}`
export const today = 'Today'
export const yesterday = 'Yesterday'
export const closed = 'This conversation was closed'
export const ended = (day: string) => `Closed · ${day}`
export const writeAgain = 'Write again to start a new one.'
export const typing = (name: string) => `${name} is typing`
export const jump = 'Newest message'
export const reconnecting = 'Reconnecting…'
export const offline = 'You are offline. Messages are sent when you are back.'
export const tooMuch = 'More is sent in a moment.'
export const notStored = 'History is not kept in this browser.'
export const placeholder = 'Write a message…'
export const message = 'Message'
export const send = 'Send'
export const attach = 'Attach files'
export const drop = 'Drop files here'
export const tooLong = (count: number) => `${count} characters too many`
export const uploading = (name: string) => `Uploading ${name}`
export const tooLarge = (size: string) => `Larger than ${size}`
export const emptyFile = 'The file is empty'
export const tooManyFiles = 'Ten files at most'
export const uploadFailed = 'Not uploaded'
export const download = (name: string) => `Download ${name}`
export const downloadFailed = 'Could not be loaded'
export const readOnly = 'You can no longer write here'
export const joinQuestion = 'Keep the messages from before you signed in?'
export const join = 'Keep them'
export const dontJoin = 'No'
export const notHere = 'This chat is not available here'
export const news = (count: number) => `${count} new messages`
