import type { Means } from '../platform/means.ts'
import { pruneActivity } from './prune-activity.ts'
import { sendPush } from './send-push.ts'

export { aboutSession } from './about-session.ts'
export { addActivity, type Telling, writeActivity } from './add-activity.ts'
export { forgetActivity } from './forget-activity.ts'
export { unreadActivityOf } from './list-activity.ts'
export { lookingOf } from './looking.ts'
export { noticeRoutes } from './notice-routes.ts'
export { noticeSettingsOf, noticesText, toNotices } from './notices.ts'
export { activityRoutes } from './routes.ts'
export { pushTo } from './send-push.ts'

export const activityTasks = (means: Means) => [pruneActivity, sendPush(means)]
