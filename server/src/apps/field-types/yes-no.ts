import { type FieldType, isEmpty, nothing, wrong } from './field-type.ts'

const yes = ['yes', 'true', '1', 'да']
const no = ['no', 'false', '0', 'нет']

export const yesNo: FieldType<'yes-no'> = {
  type: 'yes-no',
  check(given) {
    if (isEmpty(given)) return nothing
    return typeof given === 'boolean' ? { value: given } : wrong('not-understood')
  },
  text: (value) => (value ? 'yes' : 'no'),
  read(text) {
    const word = text.trim().toLowerCase()
    return yes.includes(word) ? true : no.includes(word) ? false : text
  },
  holding: (given) => (typeof given === 'boolean' ? [given] : undefined),
  few: true,
}
