import type { Field, RelatedItems } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import { type App, allApps, type Reads } from './app.ts'
import { chooseItems } from './choose-items.ts'
import { counting } from './count-items.ts'
import { asSeen, fieldLimitsIn } from './field-limits.ts'
import { typeOf } from './field-types/index.ts'
import { accessItem } from './item.ts'
import { shownTo } from './open-to.ts'
import { rightsInApps } from './rights.ts'

/**
 * By which fields of which apps items link to this one [APP-02]. An app that is not theirs to view is not told, nor a field that is not.
 * @throws {Refusal} `not-found`
 */
export async function listRelatedItems(reads: Reads, who: UserAsker, itemId: string): Promise<RelatedItems[]> {
  const { app } = await accessItem(reads, who, itemId)
  const [apps, rightsOf] = [await allApps(reads), await rightsInApps(reads, who, null)]
  const limitsOf = await fieldLimitsIn(reads, who, null)
  const related: RelatedItems[] = []
  for (const one of apps.filter(({ id }) => rightsOf(id).view)) {
    const linking = asSeen(one, limitsOf(one))
    const { id, name, icon } = linking
    for (const { code, name: fieldName } of fieldsTo(linking, app.id)) {
      const filters = JSON.stringify([{ field: code, is: 'equals', value: itemId }])
      const count = await counting(reads, chooseItems(linking, shownTo(who, rightsOf(id)), { filters }))
      related.push({ app: { id, name, icon }, field: { code, name: fieldName }, count: await count() })
    }
  }
  return related
}

/** The fields of an app that link to items of that one. */
export const fieldsTo = ({ fields }: Pick<App, 'fields'>, appId: string): Field[] =>
  fields.filter((field) => typeOf(field).appOf?.(field.settings) === appId)
