import { isId } from '@parley/contract'
import { checkIds, entryKeys, type FieldType, parts } from './field-type.ts'

export const users: FieldType<'users'> = {
  type: 'users',
  check: (given, { many }) => checkIds(given, many),
  refs: (value) => ({ users: value }),
  text: (value, _settings, nameOf) => value.map((id) => nameOf('users', id) ?? '').join('; '),
  read: (text, { many }, idOf) => (many ? parts(text) : [text.trim()]).map((part) => idOf(part) ?? part),
  named: () => ({ kind: 'users' }),
  holding: (given) => (isId(given) ? [[given]] : undefined),
  keys: entryKeys,
}
