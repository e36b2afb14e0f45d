import { bindings } from '../../../../texts/en/bindings.ts'
import { learn, t as say } from '../../../../texts/index.ts'

learn({ bindings })
/** The words for a key. Who says those of bindings takes `t` from here, so that they have come with it. */
export const t = say
