import { activity } from './en/activity.ts'
import { admin } from './en/admin.ts'
import { door } from './en/door.ts'
import { profile } from './en/profile.ts'
import { refusals } from './en/refusals.ts'
import { settings } from './en/settings.ts'
import { status } from './en/status.ts'
import { ui } from './en/ui.ts'

/** English: one file for each part of the screens, in `en/`. */
export const en = { ui, refusals, activity, admin, door, profile, settings, status }
