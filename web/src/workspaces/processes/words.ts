import { apps } from '../../texts/en/apps.ts'
import { fields } from '../../texts/en/fields.ts'
import { items } from '../../texts/en/items.ts'
import { processes } from '../../texts/en/processes.ts'
import { learn, t as say } from '../../texts/index.ts'

// Variables are fields of apps: their words come along.
learn({ apps, fields, items, processes })
/** The words for a key. Who says those of this workspace takes `t` from here, so that they have come with it. */
export const t = say
