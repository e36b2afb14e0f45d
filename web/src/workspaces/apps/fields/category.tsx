import type { FieldOf, FieldType, Option } from '@parley/contract'
import { IconTags } from '@tabler/icons-react'
import { t } from '../words.ts'
import { Choose } from './Choose.tsx'
import { oneOf } from './compare.tsx'
import css from './field.module.css'
import type { FieldKind, Wanting } from './field-kind.ts'
import { ManyOption } from './ManyOption.tsx'
import { freshOption, OptionsEditor } from './OptionsEditor.tsx'
import { OptionDot, OptionTag, optionOf } from './OptionTag.tsx'
import { type Choice, Picker } from './Picker.tsx'

export const category: FieldKind<'category'> = {
  type: 'category',
  name: 'fields.type_category',
  icon: IconTags,
  fresh: () => ({ many: false, options: [freshOption(t('fields.optionNumber', { number: 1 }), [])] }),
  Edit({ field, value = [], change, ...control }) {
    const { many, options } = field.settings
    if (!many) {
      return (
        <Choose
          {...control}
          value={value[0] ?? ''}
          change={(code) => change(code === '' ? undefined : [code])}
          none={t('fields.notChosen')}
        >
          {options.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Choose>
      )
    }
    return (
      <Picker
        {...control}
        many
        chosen={value.map((code) => choiceOf(optionOf(options, code)))}
        change={(chosen) => change(chosen.length ? chosen.map(({ id }) => id) : undefined)}
        {...among(field)}
        placeholder={t('fields.choose')}
      />
    )
  },
  Read: ({ value, field }) => (
    <span className={css.tags}>
      {value.map((code) => (
        <OptionTag key={code} option={optionOf(field.settings.options, code)} />
      ))}
    </span>
  ),
  Options({ field: { settings }, change }) {
    return (
      <>
        <ManyOption many={settings.many} change={(many) => change({ ...settings, many })} />
        <OptionsEditor options={settings.options} change={(options) => change({ ...settings, options })} />
      </>
    )
  },
  text: (value, field) => value.map((code) => optionOf(field.settings.options, code).name).join(', '),
  compares: oneOf,
  Want: WantOptions,
  wantText: optionNames,
}

type Wants = Pick<Wanting<FieldType>, 'id' | 'value' | 'change'> & { field: FieldOf<'category' | 'status'> }

export function WantOptions({ id, field, value, change }: Wants) {
  const codes = Array.isArray(value) ? value : []
  return (
    <Picker
      id={id}
      many
      chosen={codes.map((code) => choiceOf(optionOf(field.settings.options, code)))}
      change={(chosen) => change(chosen.length ? chosen.map(({ id }) => id) : undefined)}
      {...among(field)}
      placeholder={t('fields.choose')}
    />
  )
}

export function optionNames(value: unknown, field: FieldOf<'category' | 'status'>): string {
  return [value]
    .flat()
    .map((code) => optionOf(field.settings.options, String(code)).name)
    .join(', ')
}

const choiceOf = ({ code, name, colour }: Pick<Option, 'code' | 'name' | 'colour'>): Choice => ({
  id: code,
  name,
  mark: <OptionDot colour={colour} />,
})

function among({ id, settings: { options } }: FieldOf<'category' | 'status'>) {
  return {
    find: async (typed: string) =>
      options.filter(({ name }) => name.toLocaleLowerCase().includes(typed.toLocaleLowerCase())).map(choiceOf),
    findKey: ['options', id, options.map(({ code, name }) => code + name).join()],
  }
}
