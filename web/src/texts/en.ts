import { activity } from './en/activity.ts'
import { conversation } from './en/conversation.ts'
import { messages } from './en/messages.ts'
import { people } from './en/people.ts'
import { refusals } from './en/refusals.ts'
import { sessions } from './en/sessions.ts'
import { settings } from './en/settings.ts'
import { status } from './en/status.ts'
import { ui } from './en/ui.ts'

/** English: one file for each part of the screens, in `en/`. */
export const en = { ui, refusals, activity, conversation, messages, people, sessions, settings, status }
