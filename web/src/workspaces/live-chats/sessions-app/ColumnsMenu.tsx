import { ActionIcon, Button, Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns } from '@tabler/icons-react'
import { Popover } from '../../../ui/Popover.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { type Column, usual } from './columns.tsx'
import css from './sessions-app.module.css'
import { t } from './words.ts'

/** Which columns, in which order; the name always stands first [SAP-05]. */
export function ColumnsMenu({
  all,
  chosen,
  set,
}: {
  all: readonly Column[]
  chosen: readonly string[]
  set: (codes: string[]) => void
}) {
  const byCode = new Map(all.map((column) => [column.code, column]))
  const move = (at: number, to: number) => set(chosen.toSpliced(at, 1).toSpliced(to, 0, chosen[at]!))
  return (
    <Popover position="bottom-end" width={300} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Tooltip label={t('sessionsApp.columns')}>
          <ActionIcon size={36} variant="default" aria-label={t('sessionsApp.columns')}>
            <IconColumns size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={css.columnList}>
          {chosen.flatMap((code, at) => {
            const column = byCode.get(code)
            if (!column) return []
            const { label: name } = column
            return [
              <li key={code}>
                <Checkbox size="xs" label={name} checked onChange={() => set(chosen.filter((one) => one !== code))} />
                <ActionIcon
                  size={24}
                  aria-label={t('sessionsApp.columnUp', { name })}
                  disabled={at === 0}
                  onClick={() => move(at, at - 1)}
                >
                  <IconArrowUp size={14} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  size={24}
                  aria-label={t('sessionsApp.columnDown', { name })}
                  disabled={at === chosen.length - 1}
                  onClick={() => move(at, at + 1)}
                >
                  <IconArrowDown size={14} aria-hidden />
                </ActionIcon>
              </li>,
            ]
          })}
          {all
            .filter(({ code }) => !chosen.includes(code))
            .map(({ code, label }) => (
              <li key={code}>
                <Checkbox size="xs" label={label} checked={false} onChange={() => set([...chosen, code])} />
              </li>
            ))}
        </ul>
        {chosen.join() !== usual.join() && (
          <Button size="compact-sm" variant="subtle" onClick={() => set([...usual])}>
            {t('sessionsApp.columnsReset')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
