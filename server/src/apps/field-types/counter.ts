import { counterIn, counterText } from '@parley/contract'
import { type FieldType, isEmpty, nothing, wrong } from './field-type.ts'

/** The number alone is kept: how it is shown follows the settings. */
export const counter: FieldType<'counter'> = {
  type: 'counter',
  made: { first: ({ first }) => first },
  check: (given) => (isEmpty(given) ? nothing : wrong('read-only')),
  text: counterText,
  holding(given, settings) {
    const number = typeof given === 'string' ? counterIn(given, settings) : given
    return typeof number === 'number' ? [number] : undefined
  },
  compared: { as: 'number' },
}
