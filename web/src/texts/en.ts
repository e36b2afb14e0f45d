import { activity } from './en/activity.ts'
import { refusals } from './en/refusals.ts'
import { settings } from './en/settings.ts'
import { status } from './en/status.ts'
import { ui } from './en/ui.ts'

/** English: one file for each part of the screens, in `en/`. */
export const en = { ui, refusals, activity, settings, status }
