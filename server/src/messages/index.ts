import type { Means } from '../platform/means.ts'
import { sendScheduled } from './send-scheduled.ts'

export { readThread } from './read-thread.ts'
export { messageRoutes } from './routes.ts'
export { scheduledRoutes } from './scheduled-routes.ts'
export { tellTyping } from './tell-typing.ts'
export { transcriptTask } from './transcript/mail-transcript.ts'
export { transcriptRoutes } from './transcript/routes.ts'

export const messageTasks = ({ database }: Pick<Means, 'database'>) => [sendScheduled(database)]
