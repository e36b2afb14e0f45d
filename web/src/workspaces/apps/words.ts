import { apps } from '../../texts/en/apps.ts'
import { fields } from '../../texts/en/fields.ts'
import { items } from '../../texts/en/items.ts'
import { withTexts } from '../../texts/index.ts'

/** The words for a key; with it come those of this workspace. */
export const t = withTexts({ apps, fields, items })
