import type { FolderEntry } from '@parley/contract'
import { IconBuilding, IconChevronRight, IconFolder, IconUser } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { store, useStore } from '../store.ts'
import css from './folders.module.css'
import { nameOf, useFolders } from './queries.ts'
import { t } from './words.ts'

export interface Tree {
  roots: readonly FolderEntry[]
  label: string
  chosen: string | undefined
  choose: (entry: FolderEntry) => void
  /** Whether it can be chosen; the others are only ways to what is in them. */
  may?: (entry: FolderEntry) => boolean
  /** What stands open from the beginning: the folders above the chosen one. */
  open?: readonly string[]
}

/** Which folders stand open, the same in every tree of the tab. */
const opened = store<ReadonlySet<string>>(new Set())

/** Folders in folders, read when they are opened (WAI-ARIA tree view). */
export function FolderTree(tree: Tree) {
  const { roots, label, open } = tree
  const wanted = open?.join() ?? ''
  useEffect(() => {
    const ids = wanted ? wanted.split(',') : []
    if (ids.length) opened.set((was) => new Set([...was, ...ids]))
  }, [wanted])
  return (
    <ul className={css.tree} role="tree" aria-label={label} onKeyDown={rove}>
      {roots.map((entry, at) => (
        <Branch key={entry.id} entry={entry} level={1} tree={tree} first={at === 0} />
      ))}
    </ul>
  )
}

function Branch({ entry, level, tree, first = false }: { entry: FolderEntry; level: number; tree: Tree; first?: boolean }) {
  const { chosen, choose, may } = tree
  const open = useStore(opened).has(entry.id)
  const [leaf, setLeaf] = useState(false)
  const { data } = useFolders(entry.id, open)
  const within = data?.entries.items ?? []
  useEffect(() => setLeaf(open && data !== undefined && data.entries.items.length === 0), [open, data])
  const toggle = (to = !open) => opened.set((was) => new Set(to ? [...was, entry.id] : [...was].filter((id) => id !== entry.id)))
  const isChosen = chosen === entry.id
  const allowed = may?.(entry) ?? true
  const press = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const act = { ArrowRight: () => toggle(true), ArrowLeft: () => toggle(false), Enter: pick, ' ': pick }[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  const pick = () => (allowed ? choose(entry) : toggle())
  const Mark = entry.root === 'mine' ? IconUser : entry.root === 'company' ? IconBuilding : IconFolder
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a tree item has all of these.
    <li
      role="treeitem"
      aria-expanded={leaf ? undefined : open}
      aria-selected={isChosen}
      aria-level={level}
      aria-disabled={!allowed}
      aria-label={nameOf(entry)}
      tabIndex={isChosen || (first && level === 1) ? 0 : -1}
      onKeyDown={press}
      data-tree-item
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the item. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the item has the role. */}
      <div
        className={css.branch}
        style={{ paddingInlineStart: `${(level - 1) * 0.875 + 0.25}rem` }}
        onClick={pick}
        title={allowed ? undefined : t('files.noRight')}
      >
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: for the pointer alone. */}
        <span
          className={css.twist}
          data-open={open}
          data-leaf={leaf}
          onClick={(event) => {
            event.stopPropagation()
            toggle()
          }}
        >
          <IconChevronRight size={14} stroke={2} aria-hidden />
        </span>
        <Mark size={17} stroke={1.75} aria-hidden />
        <span className={css.branchName}>{nameOf(entry)}</span>
      </div>
      {open && within.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a group of a tree.
        <ul role="group">
          {within.map((one) => (
            <Branch key={one.id} entry={one} level={level + 1} tree={tree} />
          ))}
        </ul>
      )}
    </li>
  )
}

/** Up and down go from item to item, as they stand. */
function rove(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (!step) return
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-tree-item]')]
  const now = items.indexOf(document.activeElement as HTMLElement)
  event.preventDefault()
  items[now + step]?.focus()
}
