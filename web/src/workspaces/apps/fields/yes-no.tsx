import { IconCheck, IconMinus, IconToggleRight } from '@tabler/icons-react'
import { t } from '../words.ts'
import { Choose } from './Choose.tsx'
import css from './field.module.css'
import type { Control, FieldKind } from './field-kind.ts'

export const yesNo: FieldKind<'yes-no'> = {
  type: 'yes-no',
  name: 'fields.type_yes-no',
  icon: IconToggleRight,
  fresh: () => ({}),
  Edit: Answer,
  Read: ({ value }) => (
    <span className={css.mark}>
      {value ? <IconCheck size={16} aria-hidden /> : <IconMinus size={16} aria-hidden />}
      {t(value ? 'fields.yes' : 'fields.no')}
    </span>
  ),
  text: (value) => t(value ? 'fields.yes' : 'fields.no'),
  compares: ['equals', 'empty', 'filled'],
  Want: ({ id, value, change }) => <Answer id={id} value={value} change={change} />,
}

type Answering = Pick<Control<'yes-no'>, 'id' | 'change'> & Partial<Control<'yes-no'>>

function Answer({ value, change, ...control }: Omit<Answering, 'value'> & { value: unknown }) {
  return (
    <Choose
      {...control}
      value={value === undefined ? '' : value ? 'yes' : 'no'}
      change={(text) => change(text === '' ? undefined : text === 'yes')}
      none={t('fields.notChosen')}
    >
      <option value="yes">{t('fields.yes')}</option>
      <option value="no">{t('fields.no')}</option>
    </Choose>
  )
}
