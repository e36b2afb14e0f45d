import { IconMail } from '@tabler/icons-react'
import { asLine } from './compare.tsx'
import css from './field.module.css'
import type { FieldKind } from './field-kind.ts'
import { TextControl } from './TextControl.tsx'
import { WrongOption } from './WrongOption.tsx'

export const email: FieldKind<'email'> = {
  type: 'email',
  name: 'fields.type_email',
  icon: IconMail,
  ...asLine,
  prefilled: () => 'building.from_email',
  fresh: () => ({ wrong: 'forbid' }),
  Edit: ({ value = '', change, field: _, ...control }) => (
    <TextControl
      control={control}
      inputMode="email"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={254}
      value={value}
      write={(text) => change(text || undefined)}
    />
  ),
  alike: (value) => (value.trim() ? [value.trim()] : []),
  Read: ({ value }) => (
    <a className={css.link} href={`mailto:${value}`}>
      {value}
    </a>
  ),
  Options: ({ field: { settings }, change }) => <WrongOption value={settings.wrong} change={(wrong) => change({ wrong })} />,
}
