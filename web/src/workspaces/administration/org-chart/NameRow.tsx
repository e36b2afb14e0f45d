import type { OrgItemKind } from '@parley/contract'
import { type CSSProperties, useEffect, useRef } from 'react'
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
  const field = useRef<HTMLInputElement>(null)
  const settled = useRef(false)
  const done = useRef(false)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
    // A menu that closes takes the focus along, one or two frames later.
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (document.activeElement !== field.current) field.current?.focus()
        settled.current = true
      }),
    )
    return () => cancelAnimationFrame(frame)
  }, [])
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
      ref={field}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') end(event.currentTarget.value)
        if (event.key === 'Escape') end('')
      }}
      onBlur={(event) => settled.current && end(event.currentTarget.value)}
    />
  )
}
