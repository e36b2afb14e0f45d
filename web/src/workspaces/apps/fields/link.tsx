import { IconLink } from '@tabler/icons-react'
import { asLine } from './compare.tsx'
import css from './field.module.css'
import type { FieldKind } from './field-kind.ts'
import { TextControl } from './TextControl.tsx'

export const link: FieldKind<'link'> = {
  type: 'link',
  name: 'fields.type_link',
  icon: IconLink,
  ...asLine,
  prefilled: (_, { binds }) => (binds ? undefined : 'building.from_session'),
  fresh: () => ({}),
  Edit: ({ value = '', change, field: _, ...control }) => (
    <TextControl
      control={control}
      inputMode="url"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={2000}
      placeholder="https://"
      value={value}
      write={(text) => change(text || undefined)}
    />
  ),
  Read: ({ value }) =>
    // Whatever was kept, only the web is led to.
    /^https?:\/\//i.test(value) ? (
      <a className={css.link} href={value} target="_blank" rel="noopener noreferrer nofollow">
        {value}
      </a>
    ) : (
      value
    ),
}
