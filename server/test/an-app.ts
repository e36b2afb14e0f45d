import {
  type App,
  type AppDefinition,
  type AppRight,
  createApp,
  createItem,
  editApp,
  editAppGrants,
  editItemGrants,
  type Field,
  type FieldOf,
  type FieldType,
  readItemGrants,
} from '@parley/contract'
import { v7 } from 'uuid'
import type { Client } from './client.ts'

interface More {
  required?: boolean
  searchable?: boolean
  name?: string
}

/** A field as a builder would send it. */
export function aField<T extends FieldType>(type: T, code: string, settings: FieldOf<T>['settings'], more: More = {}): Field {
  return { id: v7(), code, name: code, tip: '', required: false, searchable: false, type, settings, ...more } as unknown as Field
}

export const aLine = { multiline: false, maxLength: 200, mask: null, maskMessage: '' }

export function aDefinition(fields: Field[], more: Partial<AppDefinition> = {}): AppDefinition {
  return {
    workspace: 'CRM',
    name: `App ${crypto.randomUUID().slice(0, 8)}`,
    itemName: 'Thing',
    description: '',
    icon: 'box',
    nameTemplate: fields.some(({ code }) => code === 'title') ? '{title}' : '',
    fields,
    form: { tabs: [{ name: '', sections: [{ name: '', columns: [fields.map(({ code }) => code)] }] }] },
    listColumns: fields.map(({ code }) => code),
    cardFields: [],
    ...more,
  }
}

export function anApp(administrator: Client, fields: Field[], more: Partial<AppDefinition> = {}): Promise<App> {
  const code = `a${crypto.randomUUID().replaceAll('-', '').slice(0, 10)}`
  return administrator.get(createApp, { body: { ...aDefinition(fields, more), code } })
}

/** What a builder sends when it saves this app. */
export function definitionOf({
  workspace,
  name,
  itemName,
  description,
  icon,
  nameTemplate,
  fields,
  form,
  listColumns,
  cardFields,
  version,
}: App) {
  return { workspace, name, itemName, description, icon, nameTemplate, fields, form, listColumns, cardFields, version }
}

export const unique = (field: Field): Field => ({ ...field, unique: true })

/** The app's fields are these, once it is published. */
export const setFields = (who: Client, app: App, fields: Field[], query = {}) =>
  who.ask(editApp, { path: { appId: app.id }, query, body: { ...definitionOf(app), fields } })

export function anItem(who: Client, appId: string, values: Record<string, unknown>, itemId: string = v7()) {
  return who.get(createItem, { path: { appId, itemId }, body: { values } })
}

/** The only line of the app's rights from now on. */
export async function give(administrator: Client, appId: string, version: number, userIds: string[], rights: AppRight[]) {
  const body = { version, grants: [{ members: { userIds, groupIds: [], orgItemIds: [] }, rights }], fields: [] }
  return administrator.get(editAppGrants, { path: { appId }, body })
}

/** Only these see the item from now on, besides its author and who gives permissions; null: everybody who may view the app. */
export async function restrict(who: Client, itemId: string, userIds: string[] | null, groupIds: string[] = []) {
  const path = { itemId }
  const { version } = await who.get(readItemGrants, { path })
  const body = { version, restricted: userIds !== null, members: { userIds: userIds ?? [], groupIds, orgItemIds: [] } }
  return who.get(editItemGrants, { path, body })
}
