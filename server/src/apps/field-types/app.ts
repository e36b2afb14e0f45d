import { isId } from '@parley/contract'
import { checkIds, entryKeys, type FieldType, parts } from './field-type.ts'

export const app: FieldType<'app'> = {
  type: 'app',
  check: (given, { many }) => checkIds(given, many),
  refs: (value) => ({ items: value }),
  appOf: ({ appId }) => appId,
  text: (value, _settings, nameOf) => value.map((id) => nameOf('items', id) ?? '').join('; '),
  read: (text, { many }, idOf) => (many ? parts(text) : [text.trim()]).map((part) => idOf(part) ?? part),
  named: ({ appId }) => ({ kind: 'items', appId }),
  fromKnown: ({ item }, { appId }) => (item?.appId === appId ? [item.itemId] : undefined),
  holding: (given) => (isId(given) ? [[given]] : undefined),
  keys: entryKeys,
}
