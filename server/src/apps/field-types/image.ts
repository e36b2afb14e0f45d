import { isId } from '@parley/contract'
import { type FieldType, isEmpty, nothing, wrong } from './field-type.ts'

export const image: FieldType<'image'> = {
  type: 'image',
  check(given) {
    if (isEmpty(given)) return nothing
    return isId(given) ? { value: given } : wrong('not-understood')
  },
  refs: (value) => ({ files: [value] }),
  imagesOnly: true,
  text: (value, _settings, nameOf) => nameOf('files', value) ?? '',
}
