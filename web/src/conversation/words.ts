import { talk } from '../texts/en/talk.ts'
import { learn, t as say } from '../texts/index.ts'

learn({ talk })
/** The words for a key; those of what can be done with messages have come with it. */
export const t = say
