import { IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '../../texts/index.ts'
import { clock, full, short } from '../../ui/time.ts'
import css from './activity.module.css'
import { Entry, MarkRead } from './Entry.tsx'
import type { Shown } from './entries.ts'
import { type Fold, folded, foldText } from './fold.ts'

interface Shows {
  me: string
  read: (id: string) => void
  dated: boolean
}

/** Entries in their order; like ones in one line, which opens [ui.md S17]. */
export function Folds({ entries, ...shows }: Shows & { entries: readonly Shown[] }) {
  return folded(entries).map((fold) => {
    const [only, ...more] = fold.entries
    if (more.length > 0) return <Folded key={fold.id} fold={fold} {...shows} />
    return <Entry key={fold.id} entry={only} {...shows} read={() => shows.read(only.id)} />
  })
}

function Folded({ fold, ...shows }: Shows & { fold: Fold }) {
  const [open, setOpen] = useState(false)
  const { me, dated } = shows
  const [{ at }] = fold.entries
  const sentence = foldText(fold, me)
  const unread = fold.entries.filter((entry) => !entry.read)
  const readAll = () => {
    for (const { id } of unread) shows.read(id)
  }
  const heard = unread.length > 0 ? `, ${t('activity.unreadOf', { count: unread.length })}` : ''
  return (
    <article aria-label={`${sentence}${heard}`} data-testid="activity-fold" data-open={open}>
      <div className={css.entry} data-unread={unread.length > 0}>
        <span className={css.dot} aria-hidden />
        <IconChevronRight size={18} stroke={1.75} className={css.mark} data-open={open} aria-hidden />
        <button
          type="button"
          className={css.fold}
          aria-expanded={open}
          data-entry={fold.entries.map(({ id }) => id).join(' ')}
          onClick={() => setOpen(!open)}
        >
          <span className={css.sentence}>{sentence}</span>
        </button>
        <time dateTime={at} title={full(at)} className={css.time}>
          {dated ? short(at) : clock(at)}
        </time>
        <MarkRead shown={unread.length > 0} read={readAll} />
      </div>
      {open && (
        <div className={css.folded}>
          {fold.entries.map((entry) => (
            <Entry key={entry.id} entry={entry} {...shows} read={() => shows.read(entry.id)} />
          ))}
        </div>
      )}
    </article>
  )
}
