import type { Field } from '@parley/contract'
import { IconGripVertical } from '@tabler/icons-react'
import type { DragEvent, KeyboardEvent } from 'react'
import { announce } from '../../../ui/announce.tsx'
import states from '../../../ui/states.module.css'
import { kindOf } from '../fields/index.ts'
import { t } from '../words.ts'
import css from './builder.module.css'
import { withoutField } from './definition.ts'
import { drag } from './drag.ts'
import { moved, spotOf } from './layout.ts'
import type { Builder } from './use-builder.ts'

interface Card {
  builder: Builder
  field: Field
  over?: (event: DragEvent) => void
  drop?: (event: DragEvent) => void
}

const focusCard = (code: string) => setTimeout(() => document.querySelector<HTMLElement>(`[data-code="${code}"]`)?.focus())

/** A field on the form: Enter leads to its properties, Alt with an arrow moves it, Delete takes it away. */
export function FieldCard({ builder, field, over, drop }: Card) {
  const { now, selected, select, change } = builder
  const kind = kindOf(field)
  const { code } = field
  const move = (step: 1 | -1) => {
    const form = moved(now.form, code, step)
    const spot = spotOf(form, code)
    change((was) => ({ ...was, form }))
    if (spot)
      announce(t('apps.movedTo', { name: field.name, place: spot.at + 1, section: spot.section + 1, column: spot.column + 1 }))
    focusCard(code)
  }
  const remove = () => {
    const cards = [...document.querySelectorAll<HTMLElement>('[data-code]')].map((card) => card.dataset['code']!)
    const at = cards.indexOf(code)
    change((was) => withoutField(was, code))
    announce(t('apps.removed', { name: field.name }))
    const next = cards[at + 1] ?? cards[at - 1]
    select(next)
    if (next) focusCard(next)
  }
  const press = (event: KeyboardEvent) => {
    if (builder.locked && event.key !== 'Enter' && !event.key.startsWith('Arrow')) return
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      move(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      remove()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      select(code)
      setTimeout(() => document.getElementById('field-name')?.focus())
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault()
      const cards = [...document.querySelectorAll<HTMLElement>('[data-code]')]
      const next = cards[cards.indexOf(event.currentTarget as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)]
      next?.focus()
    }
  }
  return (
    <li onDragOver={over} onDrop={drop}>
      <button
        type="button"
        className={css.fieldCard}
        data-code={code}
        aria-pressed={selected === code}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
        draggable={!builder.locked}
        onDragStart={() => {
          drag.held = { code }
        }}
        onDragEnd={() => {
          drag.held = undefined
        }}
        onClick={() => select(code)}
        onFocus={() => select(code)}
        onKeyDown={press}
      >
        <IconGripVertical size={16} stroke={1.75} aria-hidden />
        <kind.icon size={18} stroke={1.75} aria-hidden />
        <span>
          {field.name || t('apps.unnamed')}
          {field.required && <b aria-hidden> *</b>}
          {field.required && <span className={states.hidden}>, {t('ui.required')}</span>}
        </span>
        <small>{t(kind.name)}</small>
      </button>
    </li>
  )
}
