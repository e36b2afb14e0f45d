import type { AppDefinition } from '@parley/contract'
import { v7 } from 'uuid'
import { audited } from '../audit/index.ts'
import type { UserAsker } from '../people/index.ts'
import { type Database, transaction, type Work } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { appTopics } from './app.ts'
import { checkDefinition } from './check-definition.ts'

type New = AppDefinition & { code: string }

/** Visible for administrators until rights are given. @returns its id */
export function createApp(database: Database, who: UserAsker, definition: New): Promise<string> {
  return transaction(database, async (work) => {
    await checkDefinition(work, who.id, definition, undefined)
    const id = await insertApp(work, who.id, definition)
    audited(work, who, 'app-created', { kind: 'app', id, name: definition.name }, { after: definition })
    work.publish(appTopics(id), { name: 'app.changed', appId: id })
    return id
  })
}

/** Part of the work that it is made in; the definition is taken as it is. `by` null: it came with the product. */
export async function insertApp({ db }: Work, by: string | null, { code, ...definition }: New, id = v7()): Promise<string> {
  await db
    .insertInto('apps')
    .values({ id, code, changed_by: by, ...columnsOf(definition) })
    .execute()
    .catch((error) => {
      throw error.constraint === 'apps_code' ? new Refusal('code-exists', { field: '/code' }) : error
    })
  await db.insertInto('app_indexes').values({ app_id: id }).execute()
  return id
}

export function columnsOf(definition: AppDefinition) {
  return {
    workspace: definition.workspace.trim(),
    name: definition.name.trim(),
    item_name: definition.itemName.trim(),
    description: definition.description,
    icon: definition.icon,
    name_template: definition.nameTemplate,
    fields: JSON.stringify(definition.fields),
    form: JSON.stringify(definition.form),
    list_columns: definition.listColumns,
    card_fields: definition.cardFields,
  }
}
