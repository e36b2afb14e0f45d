import { fields } from '../../texts/en/fields.ts'
import { items } from '../../texts/en/items.ts'
import { tasks } from '../../texts/en/tasks.ts'
import { learn, t as say } from '../../texts/index.ts'

learn({ fields, items, tasks })
/** The words for a key. Who says those of tasks takes `t` from here, so that they have come with it. */
export const t = say
