import { Select } from '@mantine/core'
import type { OrgItem } from '@parley/contract'
import { useState } from 'react'
import { t } from '../../../texts/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { idsBelow, namesAbove } from './chart.ts'
import type { Chart } from './use-chart.ts'

const top = 'top'

/** Below another item, as its last; never below itself. */
export function MoveDialog({ chart, item, close }: { chart: Chart; item: OrgItem; close: () => void }) {
  const [to, setTo] = useState(item.parentId ?? top)
  const below = idsBelow(chart.items, item.id)
  const offered = chart.items
    .filter(({ id }) => !below.has(id))
    .map(({ id, name }) => ({ value: id, label: [...namesAbove(chart.items, id), name].join(' › ') }))
  const move = () => {
    const parentId = to === top ? null : to
    if (parentId !== item.parentId) void chart.move(item, { parentId, beforeId: null })
    close()
  }
  const act = { label: t('org.moveHere'), run: move }
  return (
    <Dialog title={t('org.moveTitle', { name: item.name })} close={close} act={act}>
      <Select
        label={t('org.moveTo')}
        data={[{ value: top, label: t('org.top') }, ...offered]}
        value={to}
        onChange={(id) => setTo(id ?? top)}
        allowDeselect={false}
        searchable
        nothingFoundMessage={t('people.nobodyFound')}
        maxDropdownHeight={280}
        data-autofocus
      />
    </Dialog>
  )
}
