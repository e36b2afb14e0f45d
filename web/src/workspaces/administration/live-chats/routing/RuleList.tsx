import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { t } from '../../../../texts/index.ts'
import { changeOf, type DraftRule } from './draft.ts'
import { MoveDialog } from './MoveDialog.tsx'
import { RuleRow } from './RuleRow.tsx'
import css from './routing.module.css'
import { useDragging } from './use-dragging.ts'
import type { Nameable } from './use-nameable.ts'
import type { Routing } from './use-routing.ts'

interface List {
  routing: Routing
  nameable: Nameable
  open: (rule: DraftRule) => void
  begin: string | undefined
}

/** Rules in their order: dragged by their handle, moved by Alt and the arrows, or to a place by its number [RTE-17]. */
export function RuleList({ routing, nameable, open, begin }: List) {
  const { draft, base, readOnly, refused, put, remove, move } = routing
  const { rules } = draft
  const list = useRef<HTMLOListElement>(null)
  const wanted = useRef(begin)
  const [moving, setMoving] = useState<DraftRule>()
  const { dragged, mark, begin: drag } = useDragging(list, rules, (rule, place) => move(rule, place))
  // A row that was moved, or whose rule was looked at, has the keyboard again.
  useEffect(() => {
    if (wanted.current === undefined || rules.length === 0) return
    list.current?.querySelector<HTMLElement>(`[data-rule="${wanted.current}"] [data-open]`)?.focus()
    wanted.current = undefined
  })

  const moveBy = (rule: DraftRule, by: number) => {
    wanted.current = rule.key
    move(rule, rules.indexOf(rule) + by)
  }
  const onKeyDown = (rule: DraftRule) => (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (readOnly || !event.altKey || by === 0) return
    event.preventDefault()
    event.stopPropagation()
    moveBy(rule, by)
  }
  const copy = (rule: DraftRule) => {
    const name = t('routing.copyOf', { name: rule.name }).slice(0, 200)
    const key = crypto.randomUUID()
    const made = { ...rule, key, id: undefined, name, enabled: false }
    const at = rules.indexOf(rule) + 1
    wanted.current = key
    routing.set({ rules: [...rules.slice(0, at), made, ...rules.slice(at)] })
  }
  return (
    <>
      <ol className={css.list} ref={list} aria-label={t('routing.list')}>
        {rules.map((rule, at) => {
          const change = changeOf(base, rule)
          return (
            <li
              key={rule.key}
              data-rule={rule.key}
              data-testid="rule-row"
              data-off={!rule.enabled}
              data-dragged={dragged === rule.key}
              data-mark={mark?.key === rule.key ? mark.side : undefined}
              onKeyDown={onKeyDown(rule)}
            >
              <RuleRow
                rule={rule}
                place={at + 1}
                count={rules.length}
                names={nameable.names}
                change={change}
                broken={change ? [] : rule.broken}
                refused={refused?.key === rule.key ? refused.text : undefined}
                readOnly={readOnly}
                drag={(event) => drag(event, rule)}
                open={() => open(rule)}
                enable={(enabled) => put({ ...rule, enabled })}
                copy={() => copy(rule)}
                moveBy={(by) => moveBy(rule, by)}
                moveTo={() => setMoving(rule)}
                remove={() => remove(rule)}
              />
            </li>
          )
        })}
      </ol>
      {moving && (
        <MoveDialog
          rule={moving}
          place={rules.indexOf(moving) + 1}
          count={rules.length}
          move={(place) => moveBy(moving, place - 1 - rules.indexOf(moving))}
          close={() => setMoving(undefined)}
        />
      )}
    </>
  )
}
