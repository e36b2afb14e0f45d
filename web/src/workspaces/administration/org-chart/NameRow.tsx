import type { OrgItemKind } from '@parley/contract'
import { type CSSProperties, useRef } from 'react'
import { t } from '../../../texts/index.ts'
import { iconOf } from './kinds.ts'
import css from './org-chart.module.css'

interface Name {
  finish: (name: string) => void
  name?: string
}

/** Where the name of a new item is typed. */
export function NameRow({ kind, level, finish }: Name & { kind: OrgItemKind; level: number }) {
  const Icon = iconOf(kind)
  return (
    <div
      className={css.row}
      role="treeitem"
      aria-level={level}
      aria-selected={false}
      tabIndex={-1}
      style={{ '--level': level } as CSSProperties}
    >
      <span className={css.chevron} />
      <Icon className={css.icon} size={18} stroke={1.75} aria-hidden />
      <NameField finish={finish} />
    </div>
  )
}

/** Enter and leaving keep what was typed, Escape does not. */
export function NameField({ finish, name }: Name) {
  const done = useRef(false)
  const end = (typed: string) => {
    if (done.current) return
    done.current = true
    finish(typed.trim())
  }
  return (
    <input
      className={css.name}
      aria-label={name === undefined ? t('org.newName') : t('org.nameOf', { name })}
      maxLength={200}
      defaultValue={name ?? ''}
      ref={(field) => {
        // Once, when it appears; a menu that closes gives the focus back one frame later.
        if (!field || field.dataset['seen']) return
        field.dataset['seen'] = 'yes'
        requestAnimationFrame(() => [field.focus(), field.select()])
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') end(event.currentTarget.value)
        if (event.key === 'Escape') end('')
      }}
      onBlur={(event) => end(event.currentTarget.value)}
    />
  )
}
