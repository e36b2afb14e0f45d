import { checkIds, type FieldType } from './field-type.ts'

export const files: FieldType<'files'> = {
  type: 'files',
  check: (given, { many }) => checkIds(given, many),
  refs: (value) => ({ files: value }),
  text: (value, _settings, nameOf) => value.map((id) => nameOf('files', id) ?? '').join('; '),
}
