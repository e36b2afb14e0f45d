import { plainOfRich } from '@parley/contract'
import { IconTextCaption } from '@tabler/icons-react'
import { Suspense } from 'react'
import { lazy } from '../../../ui/lazy.ts'
import { WantText } from './compare.tsx'
import css from './field.module.css'
import type { FieldKind } from './field-kind.ts'

const RichEditor = lazy(() => import('./rich-text/RichEditor.tsx'))
const RichRead = lazy(() => import('./rich-text/RichRead.tsx'))

export const richText: FieldKind<'rich-text'> = {
  type: 'rich-text',
  name: 'fields.type_rich-text',
  icon: IconTextCaption,
  maySearch: true,
  wide: true,
  prefilled: (_, { binds }) => (binds ? undefined : 'building.from_text'),
  fresh: () => ({}),
  Edit: (control) => (
    <Suspense fallback={<div className={css.richWait} />}>
      <RichEditor {...control} />
    </Suspense>
  ),
  // What reads the marks comes late; until then the words are there.
  Read: ({ value }) => (
    <Suspense fallback={plainOfRich(value)}>
      <RichRead value={value} />
    </Suspense>
  ),
  Cell: ({ value }) => plainOfRich(value),
  text: plainOfRich,
  compares: ['contains', 'empty', 'filled'],
  Want: WantText,
}
