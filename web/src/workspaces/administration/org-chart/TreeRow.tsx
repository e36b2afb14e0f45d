import { IconChevronRight } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { t } from '../../../texts/index.ts'
import { Spoken } from '../../../ui/Spoken.tsx'
import type { Row } from './chart.ts'
import { iconOf } from './kinds.ts'
import { NameField } from './NameRow.tsx'
import css from './org-chart.module.css'
import type { Drag } from './use-drag.ts'

interface Drawn {
  row: Row
  /** The one stop of Tab. */
  current: boolean
  selected: boolean
  renaming: boolean
  finish: (name: string) => void
  select: () => void
  open: () => void
  rename: () => void
  toggle: () => void
  drag: Drag
}

export function TreeRow({ row, current, selected, renaming, finish, select, open, rename, toggle, drag }: Drawn) {
  const { item, level, place, count } = row
  const Icon = iconOf(item.kind)
  const people = t('org.people', { count: item.size })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it has the keys of all its items.
    <div
      id={`org-${item.id}`}
      className={css.row}
      role="treeitem"
      aria-level={level}
      aria-posinset={place}
      aria-setsize={count}
      aria-expanded={row.open}
      aria-selected={selected}
      tabIndex={current ? 0 : -1}
      style={{ '--level': level } as CSSProperties}
      onClick={() => [select(), open()]}
      onDoubleClick={rename}
      {...(!renaming && drag.of(item))}
    >
      <span
        className={css.chevron}
        data-open={row.open}
        aria-hidden
        onClick={(event) => {
          event.stopPropagation()
          if (row.open !== undefined) toggle()
        }}
      >
        {row.open !== undefined && <IconChevronRight size={16} stroke={1.75} />}
      </span>
      <Icon className={css.icon} size={18} stroke={1.75} aria-hidden />
      {renaming ? (
        <NameField finish={finish} name={item.name} />
      ) : (
        <Spoken text={t('org.row', { name: item.name, kind: t(`org.${item.kind}`), people })}>
          <span className={css.words} data-kind={item.kind}>
            <b>{item.name}</b>
            {item.users.length > 0 && <span>{namesOf(item.users.map(({ name }) => name))}</span>}
          </span>
          {item.kind !== 'position' && item.size > 0 && <span className={css.size}>{item.size}</span>}
        </Spoken>
      )}
    </div>
  )
}

function namesOf(names: readonly string[]): string {
  if (names.length <= 3) return names.join(', ')
  return t('org.more', { names: names.slice(0, 2).join(', '), count: names.length - 2 })
}
