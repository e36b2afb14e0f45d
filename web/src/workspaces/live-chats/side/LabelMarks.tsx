import type { Label } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import { Chip } from '../../../ui/Chip.tsx'
import css from './sessions-menu.module.css'

/** As many as leave the preview its room. */
const MOST = 2

/** The labels of a session in its row [LAB-01]. */
export function LabelMarks({ labels }: { labels: readonly Label[] }) {
  const more = labels.length - MOST
  return (
    <span className={css.labels}>
      {labels.slice(0, MOST).map(({ id, name, colour }) => (
        <Chip key={id} colour={colour}>
          {name}
        </Chip>
      ))}
      {more > 0 && <span title={t('sessions.labelsMore', { count: more })}>+{more}</span>}
    </span>
  )
}
