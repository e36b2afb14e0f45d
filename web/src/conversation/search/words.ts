import { search } from '../../texts/en/search.ts'
import { learn, t as say } from '../../texts/index.ts'

learn({ search })
/** The words for a key; those of the search have come with it. */
export const t = say
