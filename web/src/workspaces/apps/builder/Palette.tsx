import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { kinds } from '../fields/index.ts'
import { t } from '../words.ts'
import css from './builder.module.css'
import { drag } from './drag.ts'
import { scrolled } from './scrolled.ts'
import type { Builder } from './use-builder.ts'

/** All types of fields; a click or Enter adds one after what is chosen. */
export function Palette({ builder: { now, add, locked } }: { builder: Builder }) {
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLocaleLowerCase()
  const offered = kinds.filter((kind) => t(kind.name).toLocaleLowerCase().includes(wanted))
  const there = (type: string) => now.fields.some((field) => field.type === type)
  return (
    <aside className={css.palette} aria-label={t('apps.palette')} {...scrolled(locked)}>
      <h2>{t('apps.palette')}</h2>
      <TextInput
        size="xs"
        type="search"
        aria-label={t('apps.findType')}
        placeholder={t('apps.findType')}
        leftSection={<IconSearch size={14} stroke={1.75} aria-hidden />}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !offered[0] || !wanted) return
          event.preventDefault()
          if (!(offered[0].single && there(offered[0].type))) add(offered[0].type)
        }}
      />
      <ul>
        {offered.map((kind) => (
          <li key={kind.type}>
            <button
              type="button"
              draggable
              disabled={kind.single === true && there(kind.type)}
              onClick={() => add(kind.type)}
              onDragStart={() => {
                drag.held = { type: kind.type }
              }}
              onDragEnd={() => {
                drag.held = undefined
              }}
              data-type={kind.type}
            >
              <kind.icon size={18} stroke={1.75} aria-hidden />
              {t(kind.name)}
            </button>
          </li>
        ))}
      </ul>
      {offered.length === 0 && <p>{t('ui.nothingMatches')}</p>}
    </aside>
  )
}
