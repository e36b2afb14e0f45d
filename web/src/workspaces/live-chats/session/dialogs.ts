import { store } from '../../../store.ts'

/** Which question about which session stands open: menus and keys open them from everywhere. */
export const dialog = store<
  | { what: 'reassign' | 'lock' | 'unlock'; sessionId: string }
  | { what: 'bind'; sessionId: string; appId: string; messageId?: string }
  | undefined
>(undefined)
/** The session whose customer waits, and whether to close it all the same is being asked. */
export const closing = store<string | undefined>(undefined)
/** Whether it is being chosen whom a new session begins with [SES-14]. */
export const beginning = store(false)
/** The session whose transcript is being sent [TRN-01]. */
export const mailing = store<string | undefined>(undefined)
