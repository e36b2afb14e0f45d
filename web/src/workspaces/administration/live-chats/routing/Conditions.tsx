import { Button } from '@mantine/core'
import { type ConditionGroup, type ConditionRow, conditionLimits, rowsOfConditions } from '@parley/contract'
import { IconBrackets, IconPlus } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { t } from '../../../../texts/index.ts'
import { ConditionLine } from './ConditionLine.tsx'
import css from './conditions.module.css'
import { firstCondition, grouped, replaced, ungrouped } from './edit-conditions.ts'
import { GroupHead } from './GroupHead.tsx'
import type { Nameable } from './use-nameable.ts'

interface List {
  rows: readonly ConditionRow[]
  change: (rows: ConditionRow[]) => void
  nameable: Nameable
  /** Whether what is not complete is said. */
  tried: boolean
  /** 1: the rule's own; 3: brackets in brackets, and no deeper. */
  level?: number
  label?: string
}

/** Rows with their joiners, groups among them, and what adds to them [RTE-18]. */
export function Conditions({ rows, change, nameable, tried, level = 1, label = t('routing.conditions') }: List) {
  const list = useRef<HTMLUListElement>(null)
  const add = useRef<HTMLButtonElement>(null)
  const wanted = useRef<number>(undefined)
  // The keyboard goes on in the row that was added, or where the removed one stood.
  useEffect(() => {
    if (wanted.current === undefined) return
    const row = list.current?.children[wanted.current]
    const field = row?.querySelector<HTMLElement>('[data-attribute]') ?? add.current
    field?.focus()
    wanted.current = undefined
  })
  const full = rows.length >= conditionLimits.list || rowsOfConditions(rows).length >= conditionLimits.rows
  const put = (at: number, by: readonly ConditionRow[]) => change(replaced(rows, at, by))
  const remove = (at: number) => {
    wanted.current = Math.max(0, at - 1)
    put(at, [])
  }
  const append = (row: ConditionRow) => {
    wanted.current = rows.length
    change(replaced(rows, rows.length, [row]))
  }
  return (
    <div className={css.conditions}>
      <ul ref={list} aria-label={label}>
        {rows.map((row, at) => (
          // Rows have no names of their own; their fields hold nothing but what they are given.
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
          <li key={at} data-group={'conditions' in row}>
            {'conditions' in row ? (
              <>
                <GroupHead
                  row={row}
                  first={at === 0}
                  change={(join) => put(at, [{ ...row, join }])}
                  dissolve={() => put(at, ungrouped(row))}
                  remove={() => remove(at)}
                />
                <Conditions
                  rows={row.conditions}
                  change={(conditions) => put(at, conditions.length > 0 ? [withRows(row, conditions)] : [])}
                  nameable={nameable}
                  tried={tried}
                  level={level + 1}
                  label={t('routing.group')}
                />
              </>
            ) : (
              <ConditionLine
                row={row}
                first={at === 0}
                change={(next) => put(at, [next])}
                group={level < conditionLimits.depth ? () => put(at, [grouped(row)]) : undefined}
                remove={() => remove(at)}
                nameable={nameable}
                tried={tried}
              />
            )}
          </li>
        ))}
      </ul>
      {rows.length === 0 && <p className={css.note}>{t('routing.always')}</p>}
      <div className={css.adds}>
        <Button
          ref={add}
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          disabled={full}
          onClick={() => append(firstCondition)}
        >
          {t('routing.addCondition')}
        </Button>
        {level < conditionLimits.depth && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconBrackets size={14} />}
            disabled={full}
            onClick={() => append(grouped(firstCondition))}
          >
            {t('routing.addGroup')}
          </Button>
        )}
      </div>
    </div>
  )
}

function withRows({ join }: ConditionGroup, conditions: ConditionRow[]): ConditionGroup {
  return { join, conditions }
}
