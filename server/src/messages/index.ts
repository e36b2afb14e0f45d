import type { Writing } from './send-message.ts'
import { sendScheduled } from './send-scheduled.ts'

export { outbox } from './outbox.ts'
export { readThread } from './read-thread.ts'
export { messageRoutes } from './routes.ts'
export { scheduledRoutes } from './scheduled-routes.ts'
export { tellTyping } from './tell-typing.ts'
export { transcriptTask } from './transcript/mail-transcript.ts'
export { transcriptRoutes } from './transcript/routes.ts'

export const messageTasks = (writing: Writing) => [sendScheduled(writing)]
