import type { Means } from '../platform/means.ts'
import { alertPeople } from './alert-people.ts'
import { climbWaiting } from './climb-waiting.ts'
import { mailUnread } from './mail-unread.ts'
import { mailWaiting } from './mail-waiting.ts'

export { beginAlerts, hearAlerts } from './hear-alerts.ts'

export const alertTasks = (means: Means) => [alertPeople(means), climbWaiting(means), mailUnread(means), mailWaiting(means)]
