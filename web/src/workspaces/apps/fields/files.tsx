import { IconFiles } from '@tabler/icons-react'
import { FileCard } from '../../../conversation/index.ts'
import { t } from '../words.ts'
import { presence } from './compare.tsx'
import css from './field.module.css'
import type { FieldKind } from './field-kind.ts'
import { ManyOption } from './ManyOption.tsx'
import { Uploads } from './Uploads.tsx'

export const files: FieldKind<'files'> = {
  type: 'files',
  name: 'fields.type_files',
  icon: IconFiles,
  group: true,
  notImported: true,
  ofOneItem: true,
  fresh: () => ({ many: true }),
  Edit: ({ field, value = [], change, ...control }) => (
    <Uploads {...control} many={field.settings.many} value={value} change={(ids) => change(ids.length ? ids : undefined)} />
  ),
  Read: ({ value, refs }) => (
    <ul className={css.fileList}>
      {value.map((id) => (
        <li key={id}>{refs.files[id] ? <FileCard file={refs.files[id]} /> : t('fields.goneFile')}</li>
      ))}
    </ul>
  ),
  Cell: ({ value, refs }) => value.map((id) => refs.files[id]?.name ?? t('fields.goneFile')).join(', '),
  Options: ({ field: { settings }, change }) => <ManyOption many={settings.many} change={(many) => change({ many })} />,
  text: (value, _, refs) => value.map((id) => refs.files[id]?.name ?? t('fields.goneFile')).join(', '),
  compares: presence,
}
