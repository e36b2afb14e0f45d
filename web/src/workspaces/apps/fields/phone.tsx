import { IconPhone } from '@tabler/icons-react'
import { Contact } from './Contact.tsx'
import { asLine } from './compare.tsx'
import type { FieldKind } from './field-kind.ts'
import { TextControl } from './TextControl.tsx'
import { WrongOption } from './WrongOption.tsx'

export const phone: FieldKind<'phone'> = {
  type: 'phone',
  name: 'fields.type_phone',
  icon: IconPhone,
  ...asLine,
  fresh: () => ({ wrong: 'warn' }),
  Edit: ({ value = '', change, field: _, ...control }) => (
    <TextControl
      control={control}
      type="tel"
      inputMode="tel"
      maxLength={100}
      value={value}
      write={(text) => change(text || undefined)}
    />
  ),
  alike: (value) => (value.trim() ? [value.trim()] : []),
  Read: ({ value }) => <Contact kind="phone" value={value} />,
  Options: ({ field: { settings }, change }) => <WrongOption value={settings.wrong} change={(wrong) => change({ wrong })} />,
}
