import { IconAlertTriangle } from '@tabler/icons-react'
import { KindIcon } from '../canvas/KindIcon.tsx'
import { nameOfKind } from '../canvas/kinds.ts'
import css from './designer.module.css'
import { flowsOf, type Row } from './outline.ts'
import { conditionOf, isDefault } from './properties/parts.ts'
import { titleOf } from './titles.ts'
import { t } from './words.ts'

interface Shown {
  row: Row
  chosen: boolean
  /** Where Tab comes to. */
  reached: boolean
  wrong: boolean
  /** Nothing is chosen: what gets the focus is. A menu that gives it back means nothing by it. */
  idle: boolean
  select: () => void
}

export function OutlineRow({ row: { element, kind, level, place, count }, chosen, reached, wrong, idle, select }: Shown) {
  const { name } = element.businessObject
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys.
    <div
      role="treeitem"
      aria-level={level}
      aria-posinset={place}
      aria-setsize={count}
      aria-selected={chosen}
      aria-keyshortcuts="Enter Control+Space Delete Alt+ArrowUp Alt+ArrowDown"
      tabIndex={reached ? 0 : -1}
      className={css.row_}
      data-row={element.id}
      data-level={Math.min(level, 6)}
      data-wrong={wrong}
      onClick={select}
      onFocus={() => idle && select()}
    >
      <KindIcon kind={kind} size={18} />
      <span className={css.words}>
        <b>{kind === 'flow' ? (name ?? t('designer.way')) : titleOf(element)}</b>
        {name && kind !== 'flow' && <small>{t(nameOfKind(kind))}</small>}
        <small>{nextOf({ element, kind })}</small>
      </span>
      {wrong && <IconAlertTriangle size={16} aria-label={t('designer.hasProblem')} />}
    </div>
  )
}

/** Where it leads, in words. */
function nextOf({ element, kind }: Pick<Row, 'element' | 'kind'>): string {
  if (kind === 'flow') {
    const to = titleOf(element.target!)
    const condition = conditionOf(element.businessObject)
    if (isDefault(element)) return t('designer.toOtherwise', { to })
    return condition ? t('designer.toIf', { to, condition }) : t('designer.to_', { to })
  }
  const flows = flowsOf(element)
  if (!flows.length) return kind === 'end' || kind === 'terminate' ? '' : t('designer.leadsNowhere')
  return t('designer.to_', { to: flows.map(({ target }) => titleOf(target!)).join(', ') })
}
