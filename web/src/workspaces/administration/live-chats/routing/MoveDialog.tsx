import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../../../texts/index.ts'
import { Dialog } from '../../../../ui/Dialog.tsx'
import type { DraftRule } from './draft.ts'

interface Move {
  rule: DraftRule
  place: number
  count: number
  move: (place: number) => void
  close: () => void
}

/** To any place at once, by its number [RTE-17; WCAG 2.5.7]. */
export function MoveDialog({ rule, place, count, move, close }: Move) {
  const [to, setTo] = useState(place)
  const apply = () => {
    close()
    if (to !== place) move(to)
  }
  const act = { label: t('routing.move'), run: apply }
  return (
    <Dialog title={t('routing.moveTitle', { name: rule.name })} close={close} act={act}>
      <NumberInput
        label={t('routing.place')}
        description={t('routing.placeHint', { count })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        min={1}
        max={count}
        clampBehavior="strict"
        allowDecimal={false}
        value={to}
        onChange={(value) => setTo(Number(value) || place)}
        onKeyDown={(event) => event.key === 'Enter' && apply()}
        data-autofocus
      />
    </Dialog>
  )
}
