import { activity } from './en/activity.ts'
import { conversation } from './en/conversation.ts'
import { menu } from './en/menu.ts'
import { messages } from './en/messages.ts'
import { people } from './en/people.ts'
import { refusals } from './en/refusals.ts'
import { sessions } from './en/sessions.ts'
import { status } from './en/status.ts'
import { ui } from './en/ui.ts'

/** English: one file for each part of the screens, in `en/`. */
export const en = { activity, conversation, menu, messages, people, refusals, sessions, status, ui }
