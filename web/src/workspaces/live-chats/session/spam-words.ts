import { spam } from '../../../texts/en/spam.ts'
import { learn, t as say } from '../../../texts/index.ts'

learn({ spam })
/** The words for a key; those about spam and locks have come with it. */
export const t = say
