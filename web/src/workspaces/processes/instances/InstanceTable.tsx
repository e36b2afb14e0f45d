import type { InstanceRow, InstanceState } from '@parley/contract'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import states from '../../../ui/states.module.css'
import { Tag, type Tone } from '../../../ui/Tag.tsx'
import { short, useNow, waiting } from '../../../ui/time.ts'
import { Gap, useVirtualRows } from '../../../ui/virtual-rows.tsx'
import { useNearEnd } from '../../apps/list/use-near-end.ts'
import css from '../processes.module.css'
import { t } from '../words.ts'

const ROW = 44
export const tones: Readonly<Record<InstanceState, Tone>> = {
  running: 'accent',
  finished: 'success',
  failed: 'danger',
  interrupted: 'neutral',
}

export const titleOf = ({ processName, number }: Pick<InstanceRow, 'processName' | 'number'>): string =>
  t('processes.numbered', { name: processName, number })

/** How long it has lasted, or lasted. */
export const lasted = ({ startedAt, endedAt }: InstanceRow, now: number): string =>
  waiting(startedAt, endedAt ? new Date(endedAt).getTime() : now)

/** Instances as rows; more than a hundred are drawn where they are looked at. */
export function InstanceTable({ rows, more }: { rows: readonly InstanceRow[]; more: (() => void) | undefined }) {
  const scroller = useRef<HTMLDivElement>(null)
  const { from, to, before, after } = useVirtualRows(scroller, rows.length, ROW)
  useNearEnd(scroller, more, rows.length)
  const now = useNow()
  return (
    <div className={css.scroll} ref={scroller}>
      <table className={css.table} aria-rowcount={rows.length + 1}>
        <caption className={states.hidden}>{t('processes.instances')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('processes.instance')}</th>
            <th scope="col">{t('processes.state')}</th>
            <th scope="col" className={css.wide}>
              {t('processes.steps')}
            </th>
            <th scope="col" className={css.wide}>
              {t('processes.startedBy')}
            </th>
            <th scope="col">{t('processes.startedAt')}</th>
            <th scope="col" className={css.wide}>
              {t('processes.duration')}
            </th>
          </tr>
        </thead>
        <tbody>
          <Gap height={before} />
          {rows.slice(from, to).map((row) => (
            <tr key={row.id} data-testid={`instance-${row.id}`}>
              <th scope="row">
                {row.opens ? (
                  <Link to={`/processes/instances/${row.id}`} className={css.name}>
                    {titleOf(row)}
                  </Link>
                ) : (
                  titleOf(row)
                )}
              </th>
              <td>
                <Tag tone={tones[row.state]}>{t(`processes.state_${row.state}`)}</Tag>
              </td>
              <td className={css.wide}>{row.steps.join(', ')}</td>
              <td className={css.wide}>
                {row.initiator?.name ?? t('processes.unknown')}
                {row.session && <span className={css.quiet}>{t('processes.fromSession', { name: row.session.name })}</span>}
              </td>
              <td>
                <time dateTime={row.startedAt}>{short(row.startedAt)}</time>
              </td>
              <td className={css.wide}>{lasted(row, now)}</td>
            </tr>
          ))}
          <Gap height={after} />
        </tbody>
      </table>
    </div>
  )
}
