import { building } from '../../../texts/en/building.ts'
import { learn } from '../../../texts/index.ts'
import { t as say } from '../words.ts'

learn({ building })
/** The words of apps and those of their builder. */
export const t = say
