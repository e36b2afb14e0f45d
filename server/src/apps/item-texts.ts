import type { UserAsker } from '../people/index.ts'
import { appById, type Reads } from './app.ts'
import { asSeen, fieldLimitsIn, noLimits, seenBy } from './field-limits.ts'
import { typeOf } from './field-types/index.ts'
import { ownValue, refsIn } from './fill-item.ts'
import { itemById } from './item.ts'
import { namesOf } from './names.ts'
import { isShownTo } from './open-to.ts'
import { appRightsOf } from './rights.ts'

/** Fields whose values have words of their own: no files, pictures and tables. */
const wordless = new Set(['files', 'image', 'table'])

/** The fields of these apps that a text may name; who: that they see, null: all. */
export async function textFieldsOf(
  reads: Reads,
  who: UserAsker | null,
  appIds: readonly string[],
): Promise<{ code: string; name: string }[]> {
  const apps = await Promise.all(appIds.map((id) => appById(reads, id)))
  const limitsOf = who ? await fieldLimitsIn(reads, who, appIds) : () => noLimits
  return apps
    .flatMap((app) => (app ? asSeen(app, limitsOf(app)).fields : []).filter(({ type }) => !wordless.has(type)))
    .map(({ code, name }) => ({ code, name }))
}

/** An item's values in words, by code of field; nothing of what the asker may not view, was deleted, or stands in another app [APP-11]. */
export async function itemTexts(reads: Reads, who: UserAsker, appId: string, itemId: string): Promise<Record<string, string>> {
  const [app, item, rights] = await Promise.all([appById(reads, appId), itemById(reads, itemId), appRightsOf(reads, who, appId)])
  if (!app || !item || item.app_id !== appId || item.deleted_at) return {}
  if (!(await isShownTo(reads, who, item, rights))) return {}
  const fields = (await seenBy(reads, who, app)).fields.filter(({ type }) => !wordless.has(type))
  const nameOf = await namesOf(reads, refsIn({ fields }, [item.values]))
  const texts: Record<string, string> = {}
  for (const { code, type, settings } of fields) {
    const value = ownValue(item.values, code)
    const text = value === undefined ? '' : typeOf({ type }).text(value, settings, nameOf)
    if (text) texts[code] = text
  }
  return texts
}
