import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useStore } from '../../../store.ts'
import { announce } from '../../../ui/announce.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { isFlow } from '../canvas/bpmn.ts'
import { KindIcon } from '../canvas/KindIcon.tsx'
import { addable, type Kind, kindOfDrawn, nameOfKind } from '../canvas/kinds.ts'
import { mayAppend } from '../canvas/make.ts'
import { ActMenu } from './ActMenu.tsx'
import css from './designer.module.css'
import { addAfter, connect, mayRemove, move, neighbourOf, remove, targetsOf } from './edit.ts'
import { OutlineRow } from './OutlineRow.tsx'
import type { Designer } from './open-designer.ts'
import { outlineOf } from './outline.ts'
import { titleOf } from './titles.ts'
import { t } from './words.ts'

interface Shown {
  designer: Designer
  /** Ids of elements that something is wrong with. */
  wrong: ReadonlySet<string>
}

const mark = { size: 16, stroke: 1.75, 'aria-hidden': true } as const
export const focusName = () => setTimeout(() => document.getElementById('element-name')?.focus())
const focusRow = (id: string) => setTimeout(() => document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus())

/** The diagram as a tree of its elements: all that the canvas can, by keys alone [ui.md S22]. */
export function Outline({ designer, wrong }: Shown) {
  useStore(designer.turn)
  const id = useStore(designer.selected)
  const [adding, setAdding] = useState(false)
  const tree = useRef<HTMLDivElement>(null)
  const rows = outlineOf(designer.service('canvas').getRootElement())
  const at = Math.max(
    0,
    rows.findIndex(({ element }) => element.id === id),
  )
  const here = rows[at]
  const chosen = id !== undefined && here?.element.id === id ? here.element : undefined
  const kind = chosen && kindOfDrawn(chosen)
  const kinds: readonly Kind[] =
    chosen && kind && (kind === 'flow' || mayAppend(kind))
      ? kind === 'user'
        ? [...addable, 'deadline']
        : addable.filter((one) => kind !== 'flow' || (one !== 'end' && one !== 'terminate'))
      : []
  const fresh = useRef<string>(undefined)
  useEffect(() => {
    if (fresh.current === undefined) return
    fresh.current = undefined
    // The menu gives the focus back to its button first.
    setTimeout(focusName, 150)
  })
  const go = (to: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, to))]
    if (!row) return
    designer.select(row.element.id)
    focusRow(row.element.id)
  }
  const add = (one: Kind) => {
    if (!chosen) return
    const after = titleOf(chosen)
    fresh.current = addAfter(designer, chosen, one)
    announce(t('designer.added', { name: t(nameOfKind(one)), after }))
  }
  const erase = () => {
    if (!chosen || !mayRemove(chosen)) return
    const name = titleOf(chosen)
    const next = rows[at + 1]?.element.id ?? rows[at - 1]?.element.id
    const before = rows[at - 1]?.element.id
    designer.flush()
    remove(designer, chosen)
    announce(t('designer.removed', { name }))
    const left = [next, before].find((one) => one !== undefined && designer.service('elementRegistry').get(one))
    designer.select(left)
    if (left) focusRow(left)
  }
  const shift = (step: 1 | -1) => {
    if (!chosen) return
    const name = titleOf(chosen)
    const moved = move(designer, chosen, step)
    announce(t(moved ? (step > 0 ? 'designer.movedDown' : 'designer.movedUp') : 'designer.notMoved', { name }))
    if (moved) focusRow(chosen.id)
  }
  const press = (event: KeyboardEvent) => {
    const { key } = event
    if (event.altKey && (key === 'ArrowUp' || key === 'ArrowDown')) shift(key === 'ArrowDown' ? 1 : -1)
    else if (key === ' ' && (event.ctrlKey || event.metaKey)) kinds.length > 0 && setAdding(true)
    else if (key === 'ArrowDown') go(at + 1)
    else if (key === 'ArrowUp') go(at - 1)
    else if (key === 'Home') go(0)
    else if (key === 'End') go(rows.length - 1)
    else if (key === 'ArrowLeft') go(rows.findLastIndex((row, place) => place < at && row.level < (here?.level ?? 1)))
    else if (key === 'ArrowRight') rows[at + 1] && rows[at + 1]!.level > (here?.level ?? 1) && go(at + 1)
    else if (key === 'Enter') focusName()
    else if (key === 'Delete' || key === 'Backspace') erase()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const neighbours = { up: chosen && neighbourOf(chosen, -1), down: chosen && neighbourOf(chosen, 1) }
  return (
    <section className={css.outline} aria-label={t('designer.tab_outline')}>
      <div className={css.outlineBar} role="toolbar" aria-label={t('designer.outlineActs')}>
        <ActMenu
          label={t('designer.addAfter')}
          icon={<IconPlus size={14} aria-hidden />}
          opened={adding}
          onChange={setAdding}
          testId="add-after"
          items={kinds.map((one) => ({
            key: one,
            label: t(nameOfKind(one)),
            icon: <KindIcon kind={one} size={18} />,
            run: () => add(one),
          }))}
        />
        <ActMenu
          label={t('designer.connectTo')}
          testId="connect-to"
          items={
            chosen && !isFlow(chosen) && kind && mayAppend(kind)
              ? targetsOf(chosen).map((one) => ({
                  key: one.id,
                  label: titleOf(one),
                  icon: <KindIcon kind={kindOfDrawn(one)} size={18} />,
                  run: () => connect(designer, chosen, one),
                }))
              : []
          }
        />
        <Tooltip label={t('designer.up')}>
          <ActionIcon aria-label={t('designer.up')} disabled={!neighbours.up} onClick={() => shift(-1)}>
            <IconArrowUp {...mark} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('designer.down')}>
          <ActionIcon aria-label={t('designer.down')} disabled={!neighbours.down} onClick={() => shift(1)}>
            <IconArrowDown {...mark} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('designer.remove')}>
          <ActionIcon aria-label={t('designer.remove')} disabled={!chosen} onClick={erase}>
            <IconTrash {...mark} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={css.tree} role="tree" aria-label={t('designer.tab_outline')} ref={tree} onKeyDown={press} tabIndex={-1}>
        {rows.map((row, place) => (
          <OutlineRow
            key={row.element.id}
            row={row}
            chosen={row.element.id === id}
            reached={place === at}
            wrong={wrong.has(row.element.id)}
            idle={id === undefined}
            select={() => designer.select(row.element.id)}
          />
        ))}
      </div>
      <p className={css.keys}>{t('designer.outlineKeys')}</p>
    </section>
  )
}
