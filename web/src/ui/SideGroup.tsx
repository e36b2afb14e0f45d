import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { remembered, useStore } from '../store.ts'
import css from './side.module.css'

const folded = remembered<Record<string, boolean>>('folded', {})

/** A heading that folds its rows away, with how many there are; each remembers whether it is open. `id` says which it is. */
export function SideGroup(props: {
  id: string
  title: string
  count?: number | string
  startsFolded?: boolean
  children: ReactNode
}) {
  const rows = useId()
  const shut = useStore(folded)[props.id] ?? props.startsFolded ?? false
  const toggle = () => folded.set((was) => ({ ...was, [props.id]: !shut }))
  return (
    <section className={css.group}>
      <h2>
        <button type="button" aria-expanded={!shut} aria-controls={rows} onClick={toggle}>
          <IconChevronDown size={14} aria-hidden />
          {props.title}
          {props.count !== undefined && <span className={css.count}>{props.count}</span>}
        </button>
      </h2>
      <div id={rows} hidden={shut}>
        {!shut && props.children}
      </div>
    </section>
  )
}
