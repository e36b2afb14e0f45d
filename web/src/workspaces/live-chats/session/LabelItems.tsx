import type { Label, SessionCard } from '@parley/contract'
import { IconCheck } from '@tabler/icons-react'
import { Chip } from '../../../ui/Chip.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { relabel } from './session-actions.ts'

/** Every label of the live chat, checked where it stands on the session; the menu stays open for the next one [LAB-01]. */
export function LabelItems({ card, labels }: { card: SessionCard; labels: readonly Label[] }) {
  return labels.map(({ id, name, colour }) => {
    const on = card.labelIds.includes(id)
    return (
      <Menu.CheckboxItem
        key={id}
        checked={on}
        checkIcon={<IconCheck size={16} stroke={1.75} />}
        closeMenuOnClick={false}
        onChange={() => void relabel(card, on ? { removeLabelIds: [id] } : { addLabelIds: [id] })}
      >
        <Chip colour={colour}>{name}</Chip>
      </Menu.CheckboxItem>
    )
  })
}
