import { ActionIcon, Button, Checkbox } from '@mantine/core'
import type { Field } from '@parley/contract'
import { IconArrowDown, IconArrowUp, IconColumns } from '@tabler/icons-react'
import { Popover } from '../../../ui/Popover.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { t } from '../words.ts'
import css from './list.module.css'

interface Choosing {
  all: readonly Field[]
  /** Codes in their order. */
  chosen: readonly string[]
  set: (codes: string[]) => void
  reset: (() => void) | undefined
}

/** Which columns, in which order; the name always stands first. */
export function ColumnsMenu({ all, chosen, set, reset }: Choosing) {
  return (
    <Popover position="bottom-end" width={300} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Tooltip label={t('items.columns')}>
          <ActionIcon size={36} variant="default" aria-label={t('items.columns')}>
            <IconColumns size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <ColumnList all={all} chosen={chosen} set={set} />
        {reset && (
          <Button size="compact-sm" variant="subtle" onClick={reset}>
            {t('items.columnsReset')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

export function ColumnList({ all, chosen, set }: Pick<Choosing, 'all' | 'chosen' | 'set'>) {
  const others = all.filter(({ code }) => !chosen.includes(code))
  const move = (at: number, to: number) => set(chosen.toSpliced(at, 1).toSpliced(to, 0, chosen[at]!))
  const byCode = new Map(all.map((field) => [field.code, field]))
  return (
    <ul className={css.columnList}>
      {chosen.flatMap((code, at) => {
        const field = byCode.get(code)
        if (!field) return []
        return [
          <li key={code}>
            <Checkbox size="xs" label={field.name} checked onChange={() => set(chosen.filter((one) => one !== code))} />
            <ActionIcon
              size={24}
              aria-label={t('fields.up', { name: field.name })}
              disabled={at === 0}
              onClick={() => move(at, at - 1)}
            >
              <IconArrowUp size={14} aria-hidden />
            </ActionIcon>
            <ActionIcon
              size={24}
              aria-label={t('fields.down', { name: field.name })}
              disabled={at === chosen.length - 1}
              onClick={() => move(at, at + 1)}
            >
              <IconArrowDown size={14} aria-hidden />
            </ActionIcon>
          </li>,
        ]
      })}
      {others.map(({ code, name }) => (
        <li key={code}>
          <Checkbox size="xs" label={name} checked={false} onChange={() => set([...chosen, code])} />
        </li>
      ))}
    </ul>
  )
}
