import { designer } from '../../../texts/en/designer.ts'
import { learn } from '../../../texts/index.ts'
import { t as say } from '../words.ts'

learn({ designer })
/** As `../words.ts`, with what only the designer says. */
export const t = say
