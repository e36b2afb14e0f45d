import { Checkbox } from '@mantine/core'
import type { Selection } from './use-selection.ts'

/** Selects a row; with Shift all from the one before to it. */
export function Tick({
  id,
  label,
  selected,
  select,
}: { id: string; label: string; selected: boolean } & Pick<Selection, 'select'>) {
  return (
    <Checkbox
      size="xs"
      aria-label={label}
      checked={selected}
      onChange={(event) => {
        event.stopPropagation()
        select(id, (event.nativeEvent as unknown as { shiftKey?: boolean }).shiftKey ?? false)
      }}
    />
  )
}

interface All extends Pick<Selection, 'selected' | 'selectAll'> {
  rows: readonly { id: string }[]
  label: string
}

/** Selects all rows that are there, or none. */
export function TickAll({ rows, label, selected, selectAll }: All) {
  const all = rows.length > 0 && rows.every(({ id }) => selected.has(id))
  return (
    <Checkbox
      size="xs"
      aria-label={label}
      checked={all}
      indeterminate={!all && selected.size > 0}
      onChange={() => selectAll(!all)}
    />
  )
}
