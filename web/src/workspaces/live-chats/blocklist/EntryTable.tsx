import type { LockEntry } from '@parley/contract'
import type { RefObject } from 'react'
import { Tag } from '../../../ui/Tag.tsx'
import { full, useNow } from '../../../ui/time.ts'
import { Gap, useVirtualRows } from '../../../ui/virtual-rows.tsx'
import table from '../../administration/table.module.css'
import { t } from '../session/spam-words.ts'
import css from './blocklist.module.css'
import { ruleText } from './draft.ts'

interface Shown {
  entries: readonly LockEntry[]
  open: (entry: LockEntry) => void
  scroller: RefObject<HTMLElement | null>
}

/** px, of a row without a reason. */
const ROW = 44

/** Name, rule, until when, where, by whom, and how often it was met [BLK-11]. */
export function EntryTable({ entries, open, scroller }: Shown) {
  const { from, to, before, after, measure } = useVirtualRows(scroller, entries.length, ROW)
  return (
    <table className={table.table} aria-rowcount={entries.length + 1}>
      <thead>
        <tr>
          <th scope="col">{t('spam.name')}</th>
          <th scope="col">{t('spam.rule')}</th>
          <th scope="col">{t('spam.until')}</th>
          <th scope="col">{t('spam.liveChats')}</th>
          <th scope="col">{t('spam.createdBy')}</th>
          <th scope="col">{t('spam.hits')}</th>
        </tr>
      </thead>
      <tbody>
        <Gap height={before} />
        {entries.slice(from, to).map((entry, at) => (
          <tr key={entry.id} ref={measure} data-index={from + at} aria-rowindex={from + at + 2}>
            <td>
              <div className={table.name}>
                <span className={table.words}>
                  <button type="button" onClick={() => open(entry)}>
                    {entry.name}
                  </button>
                  {entry.reason && <small>{entry.reason}</small>}
                </span>
              </div>
            </td>
            <td className={table.quiet}>{ruleText(entry)}</td>
            <td className={table.quiet}>
              <Until entry={entry} />
            </td>
            <td className={table.quiet} data-wide>
              {whereOf(entry)}
            </td>
            <td className={table.quiet} data-wide>
              {entry.createdBy?.name}
            </td>
            <td className={table.number} data-wide>
              {entry.hits}
            </td>
          </tr>
        ))}
        <Gap height={after} />
      </tbody>
    </table>
  )
}

/** The same as cards. */
export function EntryTiles({ entries, open }: Shown) {
  return (
    <ul className={css.tiles} aria-label={t('spam.entries')}>
      {entries.map((entry) => (
        <li key={entry.id} className={css.tile}>
          <button type="button" onClick={() => open(entry)}>
            {entry.name}
          </button>
          <span>{ruleText(entry)}</span>
          <span>
            <Until entry={entry} />
          </span>
          <span>{whereOf(entry)}</span>
          {entry.reason && <span>{entry.reason}</span>}
        </li>
      ))}
    </ul>
  )
}

function Until({ entry: { until } }: { entry: LockEntry }) {
  const now = useNow()
  if (until === null) return t('spam.forever')
  if (Date.parse(until) <= now) return <Tag tone="neutral">{t('spam.expired')}</Tag>
  return full(until)
}

function whereOf({ liveChats }: LockEntry): string {
  return liveChats ? liveChats.map(({ name }) => name).join(', ') : t('spam.everywhere')
}
