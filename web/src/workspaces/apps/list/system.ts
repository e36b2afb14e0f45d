import type { App, Field, Item, ItemRefs, SystemField } from '@parley/contract'
import { withRefs } from '../fields/index.ts'
import { t } from '../words.ts'

const text = { multiline: false, maxLength: 500, mask: null, maskMessage: '' }
const plain = { tip: '', required: false, searchable: false }

/** What every item has, as if it were fields of the app: filtered, shown and ordered by like others [APP-04]. */
export function systemColumns(): Field[] {
  const of = (code: SystemField, rest: object) =>
    ({ ...plain, id: code, code, name: t(`items.system${code as Shown}`), ...rest }) as Field
  return [
    of('_name', { type: 'string', settings: text }),
    of('_index', { type: 'number', settings: { digits: 0 } }),
    of('_author', { type: 'users', settings: { many: false } }),
    of('_created', { type: 'date-time', settings: { kind: 'both' } }),
    of('_editor', { type: 'users', settings: { many: false } }),
    of('_changed', { type: 'date-time', settings: { kind: 'both' } }),
  ]
}
type Shown = '_name' | '_index' | '_author' | '_created' | '_editor' | '_changed'

/** All that can be a column or a filter. */
export const columnsOf = (app: Pick<App, 'fields'>): Field[] => [...systemColumns(), ...app.fields]

/** Those of these codes that there are, the name before all others. */
export function columnsFor(app: Pick<App, 'fields'>, codes: readonly string[]): Field[] {
  const all = new Map(columnsOf(app).map((field) => [field.code, field]))
  return ['_name', ...codes.filter((code) => code !== '_name')].flatMap((code) => all.get(code) ?? [])
}

export function shownValue(item: Item, code: string): unknown {
  if (code === '_name') return item.name
  if (code === '_index') return item.index
  if (code === '_author') return item.author ? [item.author.id] : undefined
  if (code === '_editor') return item.editor ? [item.editor.id] : undefined
  if (code === '_created') return item.createdAt
  if (code === '_changed') return item.changedAt
  return item.values[code]
}

/** With the names of who made and changed the items. */
export function refsWith(refs: ItemRefs, items: readonly Item[]): ItemRefs {
  const people = items.flatMap(({ author, editor }) => [author, editor].filter((one) => one !== null))
  return withRefs({ ...refs, users: Object.fromEntries(people.map((one) => [one.id, { ...one, avatarFileId: null }])) }, refs)
}

/** What the server orders by. */
export const orders: Readonly<Record<string, 'name' | 'index' | 'created' | 'changed'>> = {
  _name: 'name',
  _index: 'index',
  _created: 'created',
  _changed: 'changed',
}
