import { userImport } from '../../../../texts/en/user-import.ts'
import { learn, t as say } from '../../../../texts/index.ts'

learn({ userImport })
/** The words for a key. Who says those of the import takes `t` from here, so that they have come with it. */
export const t = say
