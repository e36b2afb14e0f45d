import { pruneActivity } from './prune-activity.ts'

export { addActivity, type Telling, writeActivity } from './add-activity.ts'
export { forgetActivity } from './forget-activity.ts'
export { unreadActivityOf } from './list-activity.ts'
export { activityRoutes } from './routes.ts'

export const activityTasks = [pruneActivity]
