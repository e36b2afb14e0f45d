import type { Simulation } from '@parley/contract'
import { useId } from 'react'
import { t } from '../../../../texts/index.ts'
import { Tag } from '../../../../ui/Tag.tsx'
import routing from './routing.module.css'
import css from './simulator.module.css'
import { ruleName } from './words.ts'

/** How many sessions each rule decided, and how many it would have [B-06]. */
export function RuleCounts({ found: { rules } }: { found: Simulation }) {
  const id = useId()
  return (
    <section className={routing.part}>
      <h3 id={id}>{t('routing.byRule')}</h3>
      <table className={css.counts} aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{t('routing.rule')}</th>
            <th scope="col">{t('routing.simNow')}</th>
            <th scope="col">{t('routing.simThen')}</th>
            <th scope="col">{t('routing.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ ruleId, place, name, before, after }, at) => {
            const base = ruleId === null && place === null
            return (
              // A draft may hold two new rules of one name.
              <tr key={ruleId ?? `${name} ${at}`}>
                <th scope="row">
                  {base ? ruleName({ ruleId, name }) : name}
                  {ruleId === null && place !== null && <Tag>{t('routing.fresh')}</Tag>}
                  {ruleId !== null && place === null && <Tag tone="neutral">{t('routing.noLonger')}</Tag>}
                </th>
                <td>{before}</td>
                <td>{after}</td>
                <td data-sign={Math.sign(after - before)}>{signed(after - before)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function signed(count: number): string {
  if (count === 0) return '0'
  return count > 0 ? `+${count}` : `−${-count}`
}
