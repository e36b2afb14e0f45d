import { type FieldType, isEmpty, nothing, parts, wrong } from './field-type.ts'
import { checkOptions, optionOf } from './options.ts'

export const category: FieldType<'category'> = {
  type: 'category',
  checkSettings: checkOptions,
  check(given, { many, options }) {
    if (isEmpty(given)) return nothing
    if (!Array.isArray(given) || !given.every((code) => typeof code === 'string')) return wrong('not-understood')
    const codes = [...new Set<string>(given)]
    if (!many && codes.length > 1) return wrong('too-many', '1')
    const known = codes.every((code) => options.some((option) => option.code === code))
    return known ? { value: codes } : wrong('unknown-option')
  },
  text: (value, { options }) => value.map((code) => options.find((option) => option.code === code)?.name ?? code).join('; '),
  read: (text, { options, many }) => (many ? parts(text) : [text]).map((part) => optionOf(options, part)?.code ?? part),
  holding: (given) => (typeof given === 'string' ? [[given]] : undefined),
  few: true,
}
