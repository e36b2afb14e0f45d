import type { MouseEvent } from 'react'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { KindIcon } from '../canvas/KindIcon.tsx'
import { type Kind, kinds, nameOfKind } from '../canvas/kinds.ts'
import { madeShape } from '../canvas/make.ts'
import css from './designer.module.css'
import type { Designer } from './open-designer.ts'
import { t } from './words.ts'

/** What runs, to be taken to the canvas: dragged, or pressed and put down by a second press. The outline adds by keys. */
export function Palette({ designer }: { designer: Designer }) {
  const take = (event: MouseEvent, kind: Kind) => {
    event.preventDefault()
    designer.service('create').start(event.nativeEvent, madeShape(designer.service, kind))
  }
  return (
    <div className={css.palette} aria-hidden>
      {kinds.map((kind) => (
        <Tooltip key={kind} label={t(nameOfKind(kind))} position="right">
          <button
            type="button"
            tabIndex={-1}
            draggable
            data-kind={kind}
            onClick={(event) => take(event, kind)}
            onDragStart={(event) => take(event, kind)}
          >
            <KindIcon kind={kind} />
          </button>
        </Tooltip>
      ))}
    </div>
  )
}
