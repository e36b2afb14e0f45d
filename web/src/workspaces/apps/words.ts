import { apps } from '../../texts/en/apps.ts'
import { fields } from '../../texts/en/fields.ts'
import { items } from '../../texts/en/items.ts'
import { learn, t as say } from '../../texts/index.ts'

learn({ apps, fields, items })
/** The words for a key. Who says those of this workspace takes `t` from here, so that they have come with it. */
export const t = say

/** How moving a column is called. */
export const columnMoves = { up: (name: string) => t('fields.up', { name }), down: (name: string) => t('fields.down', { name }) }
