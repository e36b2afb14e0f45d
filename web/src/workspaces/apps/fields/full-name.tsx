import { IconId } from '@tabler/icons-react'
import { t } from '../words.ts'
import { WantText } from './compare.tsx'
import css from './field.module.css'
import type { FieldKind } from './field-kind.ts'
import { TextControl } from './TextControl.tsx'

const parts = ['last', 'first', 'middle'] as const
const nobody = { last: '', first: '', middle: '' }

export const fullName: FieldKind<'full-name'> = {
  type: 'full-name',
  name: 'fields.type_full-name',
  icon: IconId,
  group: true,
  maySearch: true,
  prefilled: () => 'building.from_name',
  fresh: () => ({}),
  Edit({ value = nobody, change, field: _, ...control }) {
    const set = (part: keyof typeof nobody, text: string) => {
      const now = { ...value, [part]: text }
      change(parts.every((one) => now[one] === '') ? undefined : now)
    }
    return (
      <span className={css.three}>
        {parts.map((part, at) => (
          <TextControl
            key={part}
            control={{ ...control, id: at === 0 ? control.id : `${control.id}-${part}`, required: control.required && at === 0 }}
            aria-label={t(`fields.${part}`)}
            placeholder={t(`fields.${part}`)}
            maxLength={100}
            value={value[part]}
            write={(text) => set(part, text)}
          />
        ))}
      </span>
    )
  },
  Read: ({ value }) => shown(value),
  text: shown,
  compares: ['contains', 'empty', 'filled'],
  Want: WantText,
}

function shown(value: Record<(typeof parts)[number], string>): string {
  return parts
    .map((part) => value[part])
    .filter(Boolean)
    .join(' ')
}
