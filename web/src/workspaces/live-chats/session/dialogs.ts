import { store } from '../../../store.ts'

/** Which question about which session stands open: menus and keys open them from everywhere. */
export const dialog = store<
  | { what: 'reassign' | 'lock' | 'unlock' | 'choose-app' | 'start-process' | 'files'; sessionId: string }
  | { what: 'bind'; sessionId: string; appId: string; messageId?: string }
  | undefined
>(undefined)
/** The session whose customer waits, and whether to close it all the same is being asked; `next` opens another one then. */
export const closing = store<{ id: string; next: boolean } | undefined>(undefined)
/** The session whose name is being changed in the header. */
export const renaming = store<string | undefined>(undefined)
/** By session, whether its system notices are shown: decided for oneself, until the program is loaded anew [CNV-12]. */
export const noticesShown = store<Readonly<Record<string, boolean>>>({})
/** Whether it is being chosen whom a new session begins with [SES-14]. */
export const beginning = store(false)
/** The session whose transcript is being sent [TRN-01]. */
export const mailing = store<string | undefined>(undefined)
