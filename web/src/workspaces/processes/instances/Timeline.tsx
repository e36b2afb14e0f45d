import type { InstanceEntry } from '@parley/contract'
import { Tag } from '../../../ui/Tag.tsx'
import { full } from '../../../ui/time.ts'
import { t } from '../words.ts'
import css from './instances.module.css'

interface Shown {
  history: readonly InstanceEntry[]
  at: readonly string[]
}

/** What happened, oldest first: the diagram in words [ui.md S12]. */
export function Timeline({ history, at }: Shown) {
  const last = new Map(history.map((entry) => [entry.elementId, entry.ordinal]))
  return (
    <ol className={css.timeline} data-testid="timeline">
      {history.map((entry) => {
        const { ordinal, kind, elementId, elementName, by, detail } = entry
        const here = elementId !== null && at.includes(elementId) && last.get(elementId) === ordinal
        return (
          <li key={ordinal} data-kind={kind} data-here={here}>
            <span className={css.dot} aria-hidden />
            <span className={css.entry}>
              <span>
                <b>{elementName || t(`processes.entry_${kind}`)}</b>{' '}
                {elementName && <span className={css.quiet}>{t(`processes.entry_${kind}`)}</span>}{' '}
                {here && <Tag tone="accent">{t('processes.current')}</Tag>}
              </span>
              {detail && <span className={css.detail}>{detail}</span>}
              <small>
                {t('processes.entryLine', {
                  by: by ? t('processes.by', { name: by.name }) : t('processes.byItself'),
                  at: full(entry.at),
                })}
              </small>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
