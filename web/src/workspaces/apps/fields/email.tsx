import { IconMail } from '@tabler/icons-react'
import { Contact } from './Contact.tsx'
import { asLine } from './compare.tsx'
import type { FieldKind } from './field-kind.ts'
import { TextControl } from './TextControl.tsx'
import { WrongOption } from './WrongOption.tsx'

export const email: FieldKind<'email'> = {
  type: 'email',
  name: 'fields.type_email',
  icon: IconMail,
  ...asLine,
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
  Read: ({ value }) => <Contact kind="email" value={value} />,
  Options: ({ field: { settings }, change }) => <WrongOption value={settings.wrong} change={(wrong) => change({ wrong })} />,
}
