import type { Icon } from '@tabler/icons-react'
import css from './rail.module.css'
import { Tooltip } from './Tooltip.tsx'

/** A counter that does something when it is pressed, at the foot of the rail; not there at 0 [ui.md §2.4, C2 and C3]. */
export function RailButton(props: {
  kind: 'queue' | 'super'
  icon: Icon
  count: number
  label: string
  testId?: string
  onClick: () => void
}) {
  if (props.count <= 0) return null
  return (
    <Tooltip label={props.label} position="right">
      <button
        type="button"
        className={css.button}
        data-kind={props.kind}
        data-testid={props.testId}
        aria-label={props.label}
        onClick={props.onClick}
      >
        <props.icon size={18} stroke={1.75} aria-hidden />
        {props.count > 99 ? '99+' : props.count}
      </button>
    </Tooltip>
  )
}
