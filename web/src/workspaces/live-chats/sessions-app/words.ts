import { sessionsApp } from '../../../texts/en/sessions-app.ts'
import { learn, t as say } from '../../../texts/index.ts'

learn({ sessionsApp })
/** The words for a key; those of the app have come with it. */
export const t = say
