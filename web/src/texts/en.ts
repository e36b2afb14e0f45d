import { conversation } from './en/conversation.ts'
import { refusals } from './en/refusals.ts'
import { sessions } from './en/sessions.ts'
import { ui } from './en/ui.ts'

/** English: one file for each part of the screens, in `en/`. */
export const en = { ui, refusals, conversation, sessions }
