import type { AppRow, Named, App as View } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import { allApps, type Reads, toAppRow } from './app.ts'
import { fixedValues } from './check-rules.ts'
import type { AppsGiven } from './given.ts'
import { namesOf } from './names.ts'
import { refsOf } from './refs.ts'
import { fieldsTo } from './related-items.ts'
import { accessApp, maySeeApp, rightsInApps } from './rights.ts'

/** Those that are theirs to see, by workspace and name. */
export async function listApps(reads: Reads, who: UserAsker): Promise<AppRow[]> {
  const [apps, rightsOf] = [await allApps(reads), await rightsInApps(reads, who, null)]
  return apps.filter(({ id }) => maySeeApp(rightsOf(id))).map((app) => toAppRow(app, rightsOf(app.id)))
}

export async function readApp(reads: Reads, { appUses }: Pick<AppsGiven, 'appUses'>, who: UserAsker, id: string): Promise<View> {
  const { app, rights } = await accessApp(reads, who, id)
  const { nameTemplate, fields, form, listColumns, cardFields, readOnly, version, changedAt, changedBy } = app
  const names = await namesOf(reads, { users: changedBy ? [changedBy] : [] })
  return {
    ...toAppRow(app, rights),
    ...{ nameTemplate, fields, form, listColumns, cardFields, readOnly: [...readOnly], version },
    refs: await refsOf(reads, who, { fields, values: [fixedValues(fields)] }),
    usedIn: who.administrator ? [...((await appUses(reads, [id])).get(id) ?? [])] : [],
    linkedFrom: who.administrator ? await linksTo(reads, id) : [],
    changedAt: changedAt.toISOString(),
    changedBy: changedBy === null ? null : { id: changedBy, name: names('users', changedBy) ?? '' },
  }
}

/** The other apps whose fields link to items of this one, by name. */
async function linksTo(reads: Reads, id: string): Promise<Named[]> {
  const linking = (await allApps(reads)).filter((app) => app.id !== id && fieldsTo(app, id).length > 0)
  return linking.map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name))
}
