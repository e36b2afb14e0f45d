import { Input, Switch, TextInput } from '@mantine/core'
import { IconLetterCase } from '@tabler/icons-react'
import { t } from '../words.ts'
import { contains, WantText } from './compare.tsx'
import css from './field.module.css'
import type { FieldKind } from './field-kind.ts'
import { TextControl } from './TextControl.tsx'

export const string: FieldKind<'string'> = {
  type: 'string',
  name: 'fields.type_string',
  icon: IconLetterCase,
  maySearch: true,
  prefilled({ settings: { mask, multiline } }, { binds, named }) {
    if (mask !== null) return undefined
    if (binds) return named ? 'building.from_name' : undefined
    return multiline || named ? 'building.from_text' : undefined
  },
  fresh: () => ({ multiline: false, maxLength: 200, mask: null, maskMessage: '' }),
  Edit({ field, value = '', change, ...control }) {
    const { multiline, maxLength, mask } = field.settings
    const write = (text: string) => change(text === '' ? undefined : text)
    if (!multiline) {
      return <TextControl control={control} value={value} write={write} maxLength={maxLength} placeholder={mask ?? ''} />
    }
    return (
      <Input
        component="textarea"
        multiline
        rows={3}
        id={control.id}
        value={value}
        onChange={({ currentTarget }) => write(currentTarget.value)}
        maxLength={maxLength}
        error={control.invalid}
        aria-invalid={control.invalid}
        aria-required={control.required}
        aria-describedby={control.describedBy}
        readOnly={control.readOnly}
        classNames={{ input: css.long! }}
      />
    )
  },
  // A name that items must have and are found by; other texts may well be the same.
  alike: (value, { required, searchable, settings }) =>
    required && searchable && !settings.multiline && value.trim() ? [value.trim()] : [],
  Read: ({ value }) => <span className={css.lines}>{value}</span>,
  Cell: ({ value }) => value,
  Options({ field: { settings }, change }) {
    const number = (text: string) => Math.min(10_000, Math.max(1, Math.floor(Number(text)) || 1))
    return (
      <>
        <Switch
          label={t('fields.multiline')}
          checked={settings.multiline}
          onChange={({ currentTarget }) => change({ ...settings, multiline: currentTarget.checked, mask: null })}
        />
        <TextInput
          label={t('fields.maxLength')}
          inputMode="numeric"
          value={String(settings.maxLength)}
          onChange={({ currentTarget }) => change({ ...settings, maxLength: number(currentTarget.value) })}
        />
        {!settings.multiline && (
          <TextInput
            label={t('fields.mask')}
            description={t('fields.maskHint', { four: '{4}', range: '{11,30}' })}
            inputWrapperOrder={['label', 'input', 'description']}
            maxLength={1000}
            value={settings.mask ?? ''}
            onChange={({ currentTarget }) => change({ ...settings, mask: currentTarget.value || null })}
          />
        )}
        {settings.mask !== null && (
          <TextInput
            label={t('fields.maskMessage')}
            maxLength={200}
            value={settings.maskMessage}
            onChange={({ currentTarget }) => change({ ...settings, maskMessage: currentTarget.value })}
          />
        )}
      </>
    )
  },
  text: (value) => value,
  compares: contains,
  Want: WantText,
}
