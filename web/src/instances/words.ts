import { starting } from '../texts/en/starting.ts'
import { learn, t as say } from '../texts/index.ts'

learn({ starting })
/** The words for a key. Who says those of starting takes `t` from here, so that they have come with it. */
export const t = say
