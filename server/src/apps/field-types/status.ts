import { type FieldType, isEmpty, nothing, wrong } from './field-type.ts'
import { checkOptions, optionOf } from './options.ts'

export const status: FieldType<'status'> = {
  type: 'status',
  checkSettings: checkOptions,
  check(given, { options }) {
    if (isEmpty(given)) return nothing
    if (typeof given !== 'string') return wrong('not-understood')
    return options.some(({ code }) => code === given) ? { value: given } : wrong('unknown-option')
  },
  text: (value, { options }) => options.find(({ code }) => code === value)?.name ?? value,
  read: (text, { options }) => optionOf(options, text)?.code ?? text,
  holding: (given) => (typeof given === 'string' ? [given] : undefined),
  few: true,
}
