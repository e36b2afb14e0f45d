import { files } from '../texts/en/files.ts'
import { learn, t as say } from '../texts/index.ts'

learn({ files })
/** The words for a key. Who says those of files takes `t` from here, so that they have come with it. */
export const t = say
