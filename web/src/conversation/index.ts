export { AttachButton, take } from './AttachButton.tsx'
export { Attachments } from './Attachments.tsx'
export { type Acts, quoteInto } from './acts.ts'
export { Bubble } from './Bubble.tsx'
export { Composer, focusComposer } from './Composer.tsx'
export { Conversation } from './Conversation.tsx'
export { ChannelIcon, channelName } from './channel-icon.tsx'
export { ChatFiles, FileList } from './chat-files/index.ts'
export { attach, clearDesk, type Desk, deskOf, detach, isGoingUp } from './desk.ts'
export { FileCard, FileTile } from './FileCard.tsx'
export { ending, fileAddress, isFileGone, isPicture, size as fileSize } from './file-words.ts'
export { askToWithdraw, editing, editLast, lastOf, noting } from './modes.ts'
export { priorityName, ruleName } from './notice-text.ts'
export { Picture } from './Picture.tsx'
export { isDisguised, isProgram, Preview } from './preview/index.ts'
export { serveLetters } from './serve-letters.ts'
export {
  adopt,
  doubtTimelines,
  dropTimeline,
  heldTimelines,
  isDoubtful,
  onTimeline,
  sessionSource,
  threadSource,
} from './source.ts'
export type { Timeline } from './timeline.ts'
export { sayTyping, useTyping } from './typing.ts'
export { sendBytes, upload as uploadFile } from './upload.ts'
export { isLooking } from './use-reading.ts'
export { useSessionTalk } from './use-session-talk.ts'
export { WritingDesk } from './WritingDesk.tsx'
