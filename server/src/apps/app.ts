import type { AppDefinition, AppRow as AppView, Field, Form, RightsInApp } from '@parley/contract'
import type { Selectable } from 'kysely'
import type { Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Tables } from '../platform/tables.ts'

export type Reads = Pick<Work, 'db'>

/** An app as this folder and those after it know it. */
export interface App extends AppDefinition {
  id: string
  code: string
  version: number
  rightsVersion: number
  /** Codes that removed fields had whose values still lie in items. */
  retired: string[]
  changedAt: Date
  changedBy: string | null
}

function toApp(row: Selectable<Tables['apps']>): App {
  return {
    id: row.id,
    code: row.code,
    workspace: row.workspace,
    name: row.name,
    itemName: row.item_name,
    description: row.description,
    icon: row.icon as App['icon'],
    nameTemplate: row.name_template,
    fields: row.fields as unknown as Field[],
    form: row.form as unknown as Form,
    listColumns: row.list_columns,
    cardFields: row.card_fields,
    version: row.version,
    rightsVersion: row.rights_version,
    retired: row.retired,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  }
}

/** Undefined where there is none, or it was deleted. */
export async function appById({ db }: Reads, id: string): Promise<App | undefined> {
  const row = await db.selectFrom('apps').selectAll().where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
  return row && toApp(row)
}

/** As it stays until this is committed: `share` for who writes items by its definition, `update` for who changes it. */
export async function holdApp({ db }: Reads, id: string, how: 'share' | 'update'): Promise<App> {
  const query = db.selectFrom('apps').selectAll().where('id', '=', id).where('deleted_at', 'is', null)
  const row = await (how === 'share' ? query.forShare() : query.forUpdate()).executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  return toApp(row)
}

export async function allApps({ db }: Reads): Promise<App[]> {
  const rows = await db
    .selectFrom('apps')
    .selectAll()
    .where('deleted_at', 'is', null)
    .orderBy('workspace')
    .orderBy('name')
    .execute()
  return rows.map(toApp)
}

export const fieldOf = ({ fields }: Pick<App, 'fields'>, code: string): Field | undefined =>
  fields.find((field) => field.code === code)

/** What kanban goes by: the app's one Status field. */
export const statusField = ({ fields }: Pick<App, 'fields'>): Field | undefined => fields.find(({ type }) => type === 'status')

/** Account fields that stand on the form [LCS-06]. */
export function accountFields({ fields, form }: Pick<App, 'fields' | 'form'>): Field[] {
  const shown = new Set(form.tabs.flatMap(({ sections }) => sections.flatMap(({ columns }) => columns.flat())))
  return fields.filter(({ type, code }) => type === 'account' && shown.has(code))
}

export function toAppRow(app: App, rights: RightsInApp): AppView {
  const { id, workspace, name, code, itemName, description, icon } = app
  return { id, workspace, name, code, itemName, description, icon, hasAccount: accountFields(app).length > 0, rights }
}

/** Where administrators hear of all apps. */
export const administratorsTopic = 'apps'

export const appTopics = (appId: string): string[] => [`app:${appId}`, administratorsTopic]
