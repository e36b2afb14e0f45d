import { reassign } from '../../../texts/en/reassign.ts'
import { learn, t as say } from '../../../texts/index.ts'

learn({ reassign })
/** The words for a key; those of the dialog have come with it. */
export const t = say
