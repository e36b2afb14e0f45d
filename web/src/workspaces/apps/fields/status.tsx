import type { Option } from '@parley/contract'
import { IconProgress } from '@tabler/icons-react'
import { t } from '../words.ts'
import { Choose } from './Choose.tsx'
import { optionNames, WantOptions } from './category.tsx'
import { oneOf } from './compare.tsx'
import type { FieldKind } from './field-kind.ts'
import { freshOption, OptionsEditor } from './OptionsEditor.tsx'
import { OptionTag, optionOf } from './OptionTag.tsx'

export const status: FieldKind<'status'> = {
  type: 'status',
  name: 'fields.type_status',
  icon: IconProgress,
  single: true,
  fresh() {
    const names = [t('fields.statusNew'), t('fields.statusGoing'), t('fields.statusDone')]
    const options: Option[] = []
    for (const name of names) options.push(freshOption(name, options))
    return { options }
  },
  kanban: (field) => field.settings.options,
  Edit: ({ field, value = '', change, ...control }) => (
    <Choose {...control} value={value} change={(code) => change(code === '' ? undefined : code)} none={t('fields.notChosen')}>
      {field.settings.options.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </Choose>
  ),
  Read: ({ value, field }) => <OptionTag option={optionOf(field.settings.options, value)} />,
  Options: ({ field: { settings }, change }) => (
    <OptionsEditor options={settings.options} change={(options) => change({ ...settings, options })} />
  ),
  text: (value, field) => optionOf(field.settings.options, value).name,
  compares: oneOf,
  Want: WantOptions,
  wantText: optionNames,
}
