import { Link } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'
import { Spoken } from './Spoken.tsx'
import css from './side.module.css'

interface Row {
  to: string
  /** What stands behind the question mark; two of one path are the same row. */
  search?: Readonly<Record<string, string>>
  /** Everything that the row tells, in one sentence. */
  label: string
  mark: ReactNode
  title: ReactNode
  strong?: boolean
  /** Before the preview. */
  marks?: ReactNode
  preview?: ReactNode
  /** Above at the end: a time. */
  aside?: ReactNode
  /** Below at the end: a counter or a tag. */
  badge?: ReactNode
  testId?: string
  onContextMenu?: (event: MouseEvent) => void
}

/** Two lines about one thing, the same everywhere [ui.md §1.9]: picture, title and preview, time and badge. */
export function ListRow({
  to,
  search,
  label,
  mark,
  title,
  strong = false,
  marks,
  preview,
  aside,
  badge,
  testId,
  onContextMenu,
}: Row) {
  return (
    <Link
      to={to}
      {...(search && { search, activeOptions: { includeSearch: false } })}
      className={css.row}
      activeProps={{ 'aria-current': 'page' }}
      data-strong={strong}
      data-row
      data-testid={testId}
      onContextMenu={onContextMenu}
    >
      <Spoken text={label}>
        {mark}
        <span className={css.words}>
          <b>{title}</b>
          <span className={css.second}>
            {marks}
            <span className={css.preview}>{preview}</span>
          </span>
        </span>
        <span className={css.end}>
          <span>{aside}</span>
          {badge}
        </span>
      </Spoken>
    </Link>
  )
}
