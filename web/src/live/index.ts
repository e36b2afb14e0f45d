export { addressOf, ask, first } from './ask.ts'
export { askAgain } from './ask-again.ts'
export { type ConnectionState, connection, type SocketState } from './connection.ts'
export { draftOf, dropOldDrafts, keepDraft, onDraft, writeDrafts } from './drafts.ts'
export { type FollowUp, followWith, type Macro } from './follow-up.ts'
export { forgetStates, keepStates, keepStatesOf, keptState, keptStates } from './kept.ts'
export { forgetFile, keepFile, keptFile } from './kept-files.ts'
export { leaveNothing } from './leave-nothing.ts'
export {
  forget,
  type Letter,
  notUploaded,
  OUTBOX_LIMIT,
  OutboxFull,
  onArrived,
  openOutbox,
  outbox,
  post,
  postAgain,
  type Upload,
  uploaded,
} from './outbox.ts'
export { isPassing, isRefused, Refused, Unreachable } from './refused.ts'
export { sayOf } from './say-of.ts'
export { type Follower, openSocket, type Socket } from './socket.ts'
export { speaksForAll, tabs } from './tabs.ts'
export { badge, entitle, flash } from './title.ts'
export { untilReached } from './until-reached.ts'
export { worthATry } from './worth-a-try.ts'
