// biome-ignore-all lint/a11y/useSemanticElements: a grid of the ARIA pattern, laid out as rows and as tiles.
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus goes from row to row; cells have none of their own.
import type { EntryOrder, FolderEntry } from '@parley/contract'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type KeyboardEvent, type MouseEvent, type RefObject, useRef } from 'react'
import { t } from '../../folders/words.ts'
import { useStore } from '../../store.ts'
import states from '../../ui/states.module.css'
import { useVirtualRows } from '../../ui/virtual-rows.tsx'
import { clipboard } from './clipboard.ts'
import type { Doing } from './doing.ts'
import { EntryRow } from './EntryRow.tsx'
import css from './files.module.css'

interface Shown {
  entries: readonly FolderEntry[]
  label: string
  tiles: boolean
  trashed: boolean
  order: EntryOrder
  sort: (order: EntryOrder) => void
  selected: ReadonlySet<string>
  select: (ids: ReadonlySet<string>) => void
  renaming: string | undefined
  doing: Doing
  scroller: RefObject<HTMLDivElement | null>
}

const ROW = 44

/** Files and folders as a grid (WAI-ARIA): arrows move, Shift extends, Enter opens, Space shows. */
export function EntryGrid(shown: Shown) {
  const { entries, label, tiles, trashed, selected, select, renaming, doing, scroller } = shown
  const from = useRef<string | undefined>(undefined)
  const kept = useStore(clipboard)
  const cut = new Set(kept?.how === 'move' ? kept.entries.map(({ id }) => id) : [])
  // Tiles have no rows of one height: they are drawn as they are.
  const drawn = useVirtualRows(scroller, tiles ? 0 : entries.length, ROW)
  const shownNow = tiles ? entries : entries.slice(drawn.from, drawn.to)
  const first = shownNow.find(({ id }) => selected.has(id))?.id ?? shownNow[0]?.id

  const extend = (to: string) => {
    const [a, b] = [from.current ?? to, to].map((id) => entries.findIndex((entry) => entry.id === id)) as [number, number]
    select(new Set(entries.slice(Math.min(a, b), Math.max(a, b) + 1).map(({ id }) => id)))
  }
  const click = (id: string) => (event: MouseEvent) => {
    if (event.shiftKey) return extend(id)
    from.current = id
    if (!event.ctrlKey && !event.metaKey) return select(new Set([id]))
    select(new Set(selected.has(id) ? [...selected].filter((one) => one !== id) : [...selected, id]))
  }
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-entry]')
    if (!row || event.target !== row) return
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-entry]')]
    const across = tiles ? rows.filter(({ offsetTop }) => offsetTop === rows[0]!.offsetTop).length : 1
    const steps: Record<string, number> = {
      ArrowDown: across,
      ArrowUp: -across,
      Home: -entries.length,
      End: entries.length,
      ...(tiles && { ArrowRight: 1, ArrowLeft: -1 }),
    }
    const now = entries.findIndex(({ id }) => id === row.dataset['entry'])
    const entry = entries[now]!
    const step = steps[event.key]
    if (step !== undefined) {
      const next = Math.min(entries.length - 1, Math.max(0, now + step))
      const { id } = entries[next]!
      focusOn(event.currentTarget, id, () => drawn.show(next))
      if (event.shiftKey) extend(id)
      else {
        from.current = id
        select(new Set([id]))
      }
    } else if (event.key === 'Enter') doing.open(entry)
    else if (event.key === ' ') doing.open(entry)
    else if (event.key === 'F10' && event.shiftKey) row.querySelector<HTMLElement>('[data-entry-menu]')?.click()
    else if (event.key === 'ContextMenu') row.querySelector<HTMLElement>('[data-entry-menu]')?.click()
    else return
    event.preventDefault()
  }
  return (
    <div className={css.scroll} ref={scroller}>
      <div
        role="grid"
        aria-label={label}
        aria-multiselectable
        className={css.grid}
        aria-rowcount={entries.length + 1}
        onKeyDown={press}
        tabIndex={-1}
      >
        <div role="rowgroup">
          <Heads {...shown} />
        </div>
        <div role="rowgroup" className={tiles ? css.tiles : css.list}>
          {drawn.before > 0 && <div aria-hidden style={{ height: drawn.before }} />}
          {shownNow.map((entry) => (
            <EntryRow
              key={entry.id}
              entry={entry}
              trashed={trashed}
              selected={selected.has(entry.id)}
              focusable={entry.id === first}
              cut={cut.has(entry.id)}
              doing={doing}
              renaming={renaming === entry.id}
              select={click(entry.id)}
            />
          ))}
          {drawn.after > 0 && <div aria-hidden style={{ height: drawn.after }} />}
        </div>
      </div>
    </div>
  )
}

/** What is not drawn is scrolled to first. */
function focusOn(grid: HTMLElement, id: string, show: () => void): void {
  const find = () => grid.querySelector<HTMLElement>(`[data-entry="${id}"]`)
  const there = find()
  if (there) {
    there.focus()
    return
  }
  show()
  const drawn = new MutationObserver(() => {
    if (!find()) return
    find()?.focus()
    drawn.disconnect()
  })
  drawn.observe(grid, { childList: true, subtree: true })
}

function Heads({ order, sort, trashed }: Pick<Shown, 'order' | 'sort' | 'trashed'>) {
  const columns = [
    ['name', t('files.name')],
    ['size', t('files.size')],
    ['changed', t(trashed ? 'files.deleted' : 'files.changed')],
  ] as const
  return (
    <div role="row" className={css.heads}>
      {columns.map(([by, name]) => {
        const up = order === by
        const down = order === `-${by}`
        return (
          <div
            key={by}
            role="columnheader"
            className={by === 'size' ? css.number : undefined}
            data-at={by}
            aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}
          >
            <button type="button" aria-label={t('files.byOrder', { name })} onClick={() => sort(up ? `-${by}` : by)}>
              {name}
              {up && <IconArrowUp size={12} stroke={2} aria-hidden />}
              {down && <IconArrowDown size={12} stroke={2} aria-hidden />}
            </button>
          </div>
        )
      })}
      <div role="columnheader">
        <span className={states.hidden}>{t('files.actions')}</span>
      </div>
    </div>
  )
}
