import { ActionIcon, Button } from '@mantine/core'
import { IconColumns } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ColumnList, type Columns } from './ColumnList.tsx'
import { Popover } from './Popover.tsx'
import { Tooltip } from './Tooltip.tsx'

interface Choosing extends Columns {
  label: string
  /** Back to how they come; absent where they stand so. */
  reset: { label: string; run: () => void } | undefined
  /** More about the table. */
  children?: ReactNode
}

/** The button above a table that opens its columns. */
export function ColumnsMenu({ label, reset, children, ...columns }: Choosing) {
  return (
    <Popover position="bottom-end" width={300} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Tooltip label={label}>
          <ActionIcon size={36} variant="default" aria-label={label}>
            <IconColumns size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <ColumnList {...columns} />
        {children}
        {reset && (
          <Button size="compact-sm" variant="subtle" onClick={reset.run}>
            {reset.label}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
