import { IconAlertTriangle } from '@tabler/icons-react'
import { t } from '../../texts/index.ts'
import css from './table.module.css'

/** Somebody was quicker: what they made of it. What was typed here stands and is kept. */
export function MeanwhileBand({ told }: { told: readonly string[] }) {
  return (
    <div className={css.band} role="alert" data-testid="meanwhile">
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      <div className={css.told}>
        {t('admin.meanwhile')}
        {told.length > 0 && (
          <ul>
            {told.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
