import { settingsSearch } from '../../../texts/en/settings-search.ts'
import { learn, t as say } from '../../../texts/index.ts'

learn({ settingsSearch })
/** The words for a key. Who says those of this search takes `t` from here, so that they have come with it. */
export const t = say
