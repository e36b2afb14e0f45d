import { IconPhoto } from '@tabler/icons-react'
import { FileCard, fileAddress, isPicture, Picture } from '../../../conversation/index.ts'
import { t } from '../words.ts'
import { presence } from './compare.tsx'
import css from './field.module.css'
import type { FieldKind } from './field-kind.ts'
import { Uploads } from './Uploads.tsx'

export const image: FieldKind<'image'> = {
  type: 'image',
  name: 'fields.type_image',
  icon: IconPhoto,
  group: true,
  notImported: true,
  ofOneItem: true,
  fresh: () => ({}),
  Edit: ({ value, change, field: _, ...control }) => (
    <Uploads
      {...control}
      many={false}
      accept="image/png,image/jpeg,image/gif,image/webp,image/avif"
      value={value === undefined ? [] : [value]}
      change={([id]) => change(id)}
    />
  ),
  Read({ value, refs }) {
    const file = refs.files[value]
    if (!file) return t('fields.goneFile')
    return isPicture(file) ? <Picture file={file} /> : <FileCard file={file} />
  },
  Cell({ value, refs }) {
    const file = refs.files[value]
    if (!file) return t('fields.goneFile')
    return isPicture(file) ? (
      <img className={css.thumb} src={fileAddress(file, true)} alt={file.name} loading="lazy" />
    ) : (
      file.name
    )
  },
  text: (value, _, refs) => refs.files[value]?.name ?? t('fields.goneFile'),
  compares: presence,
}
