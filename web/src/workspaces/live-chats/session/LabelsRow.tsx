import type { SessionCard, SessionDetails } from '@parley/contract'
import { IconTag } from '@tabler/icons-react'
import { t } from '../../../texts/index.ts'
import { Chip } from '../../../ui/Chip.tsx'
import { FieldRow } from '../../../ui/FieldRow.tsx'
import { Choice } from './Choice.tsx'
import { LabelItems } from './LabelItems.tsx'
import { useLabels, useLabelsOf } from './labels.ts'
import css from './session.module.css'

/** The labels on a session and what puts them there; nothing in a live chat that has none [LAB-01]. */
export function LabelsRow(props: { card: SessionCard; details: SessionDetails | undefined; edit: string | undefined }) {
  const { card, details, edit } = props
  const all = useLabels(card.liveChatId, details)
  const labels = useLabelsOf(card, details)
  if (all.length === 0) return null
  const names = labels.map(({ name }) => name).join(', ') || t('sessions.labelsNone')
  const change = edit !== undefined && (
    <Choice
      why={edit}
      label={t('sessions.labelsChange', { names })}
      icon={<IconTag size={16} stroke={1.75} />}
      className={css.labelMenu}
    >
      <LabelItems card={card} labels={all} />
    </Choice>
  )
  return (
    <FieldRow label={t('sessions.labels')} action={change}>
      {labels.length === 0 ? (
        <span className={css.none}>{t('sessions.labelsNone')}</span>
      ) : (
        <span className={css.labels}>
          {labels.map(({ id, name, colour }) => (
            <Chip key={id} colour={colour}>
              {name}
            </Chip>
          ))}
        </span>
      )}
    </FieldRow>
  )
}
