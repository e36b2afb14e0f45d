import { useRef } from 'react'
import { t } from '../../texts/index.ts'
import { useActions } from '../../ui/actions.ts'
import { day, dayKey } from '../../ui/time.ts'
import css from './activity.module.css'
import type { Shown } from './entries.ts'
import { Folds } from './Folds.tsx'

interface Streamed {
  entries: readonly Shown[]
  me: string
  read: (id: string) => void
  unread: (id: string) => void
}

/** Unread on top, then day by day [ACT-01]; J and K go from line to line, Enter opens. */
export function Stream({ entries, me, read, unread }: Streamed) {
  const feed = useRef<HTMLDivElement>(null)
  const links = () => [...(feed.current?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])]
  const step = (by: number) => {
    const all = links()
    const at = all.indexOf(document.activeElement as HTMLElement)
    all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]?.focus()
  }
  const focused = () => (document.activeElement as HTMLElement | null)?.dataset['entry']
  const group = t('activity.title')
  useActions([
    { id: 'activity-next', label: t('activity.next'), group, keys: 'J', keysOnly: true, run: () => step(1) },
    { id: 'activity-previous', label: t('activity.previous'), group, keys: 'K', keysOnly: true, run: () => step(-1) },
    {
      id: 'activity-read',
      label: t('activity.markRead'),
      group,
      keys: 'Shift+U',
      keysOnly: true,
      run: () => {
        const those = entries.filter(({ id }) => focused()?.split(' ').includes(id))
        const fresh = those.filter((entry) => !entry.read)
        for (const { id } of fresh) read(id)
        if (fresh.length === 0) for (const { id } of those) unread(id)
      },
    },
  ])
  const groups = Map.groupBy(entries, (entry) => (entry.fresh ? 'new' : dayKey(entry.at)))
  return (
    <div ref={feed}>
      {[...groups].map(([key, those]) => {
        const heading = key === 'new' ? t('activity.newOnes') : day(those[0]!.at)
        return (
          <section key={key} className={css.group}>
            <h2>{heading}</h2>
            <div role="feed" aria-label={heading}>
              <Folds entries={those} me={me} read={read} dated={key === 'new'} />
            </div>
          </section>
        )
      })}
    </div>
  )
}
