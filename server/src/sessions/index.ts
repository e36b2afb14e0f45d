import type { Work } from '../platform/database.ts'
import { deleteSessions } from './delete-sessions.ts'
import { drainSessions } from './drain-sessions.ts'
import { remind } from './reminders.ts'
import { requeueSessions, returnSessions } from './return-sessions.ts'
import { foldTallies } from './tallies.ts'

export { mayView, refusalTo, rights, type Staff, viewerOf, viewSession } from './access.ts'
export { bindingRoutes } from './binding-routes.ts'
export { lockRoutes } from './blocklist/lock-routes.ts'
export { changeSession, insertEntries } from './change-session.ts'
export { closeSession } from './close-session.ts'
export { customerRoutes } from './customers/routes.ts'
export { editSession } from './edit-session.ts'
export { customerByExternalId, hasSessions } from './identified-thread.ts'
export { accessThroughItem, itemSessionRoutes } from './item-sessions.ts'
export { markSpam } from './mark-spam.ts'
export { mayRead } from './may-read.ts'
export { mergeThreads } from './merge-threads.ts'
export {
  factsOf,
  latestOf,
  lockThread,
  openInSpam,
  openSession,
  standingOf,
  type ThreadRow,
  threadById,
} from './open-session.ts'
export { makeThread } from './open-thread.ts'
export { ownRoutes } from './own-routes.ts'
export { reassignSession } from './reassign-session.ts'
export { sessionRoutes } from './routes.ts'
export { type By, isOpen, minuteOf, placed, type Session, startsByItself, toCard, whoHears } from './session.ts'
export { columns, joined, lockSessions, sessionById, sessionsById } from './sessions-query.ts'
export { processRoutes, sessionTopics } from './start-process.ts'
export { tellTallies } from './tell-tallies.ts'
export { accessThread, isWritable, mayExport, owns } from './threads.ts'
export {
  type MessageRow,
  type QuotedRow,
  quoted,
  type Shown,
  type Signed,
  shownIn,
  signedOf,
  told,
  toMessage,
  toQuote,
} from './told.ts'
export { topicsFor } from './topics.ts'
export { unmarkSpam } from './unmark-spam.ts'
export { type Verbs, verbs } from './verbs.ts'
export { viewable } from './viewable.ts'

export type Reads = Pick<Work, 'db'>
export const sessionTasks = [returnSessions, requeueSessions, drainSessions, deleteSessions, foldTallies, remind]
