import { ActionIcon } from '@mantine/core'
import type { SessionCard, SessionDetails } from '@parley/contract'
import { IconTag } from '@tabler/icons-react'
import { t } from '../../../texts/index.ts'
import { Chip } from '../../../ui/Chip.tsx'
import { FieldRow } from '../../../ui/FieldRow.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { LabelItems } from './LabelItems.tsx'
import { useLabels, useLabelsOf } from './labels.ts'
import css from './session.module.css'

/** The labels on a session and what puts them there; nothing in a live chat that has none [LAB-01]. */
export function LabelsRow(props: { card: SessionCard; details: SessionDetails | undefined; mayEdit: boolean }) {
  const { card, details, mayEdit } = props
  const all = useLabels(card.liveChatId, details)
  const labels = useLabelsOf(card, details)
  if (all.length === 0) return null
  const names = labels.map(({ name }) => name).join(', ') || t('sessions.labelsNone')
  const change = (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={28} aria-label={t('sessions.labelsChange', { names })}>
          <IconTag size={16} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={css.labelMenu}>
        <LabelItems card={card} labels={all} />
      </Menu.Dropdown>
    </Menu>
  )
  return (
    <FieldRow label={t('sessions.labels')} action={mayEdit && change}>
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
