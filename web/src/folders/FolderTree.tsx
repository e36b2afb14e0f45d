import type { FolderEntry } from '@parley/contract'
import { IconBuilding, IconChevronRight, IconFolder, IconUser } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect } from 'react'
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

/** Folders in folders, read when they are opened (WAI-ARIA tree view, its items in a row with their levels). */
export function FolderTree(tree: Tree) {
  const { roots, label, open } = tree
  const wanted = open?.join() ?? ''
  useEffect(() => {
    const ids = wanted ? wanted.split(',') : []
    if (ids.length) opened.set((was) => new Set([...was, ...ids]))
  }, [wanted])
  return (
    <div role="tree" aria-label={label} onKeyDown={rove} tabIndex={-1}>
      <Branches entries={roots} level={1} tree={tree} />
    </div>
  )
}

function Branches({ entries, level, tree }: { entries: readonly FolderEntry[]; level: number; tree: Tree }) {
  return entries.map((entry, at) => (
    <Branch key={entry.id} entry={entry} level={level} tree={tree} at={at} count={entries.length} />
  ))
}

function Branch({ entry, level, tree, at, count }: { entry: FolderEntry; level: number; tree: Tree; at: number; count: number }) {
  const { chosen, choose, may } = tree
  const open = useStore(opened).has(entry.id)
  const { data } = useFolders(entry.id, open)
  const within = data?.entries.items ?? []
  const leaf = open && data !== undefined && within.length === 0
  const toggle = (to = !open) => opened.set((was) => new Set(to ? [...was, entry.id] : [...was].filter((id) => id !== entry.id)))
  const isChosen = chosen === entry.id
  const allowed = may?.(entry) ?? true
  const pick = () => (allowed ? choose(entry) : toggle())
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') toggle(true)
    else if (event.key === 'ArrowLeft') toggle(false)
    else if (event.key === 'Enter' || event.key === ' ') pick()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const Mark = entry.root === 'mine' ? IconUser : entry.root === 'company' ? IconBuilding : IconFolder
  return (
    <>
      <div
        role="treeitem"
        className={css.branch}
        style={{ paddingInlineStart: `${(level - 1) * 0.875 + 0.25}rem` }}
        aria-expanded={leaf ? undefined : open}
        aria-selected={isChosen}
        aria-level={level}
        aria-posinset={at + 1}
        aria-setsize={count}
        aria-disabled={!allowed}
        title={allowed ? undefined : t('files.noRight')}
        tabIndex={isChosen || (at === 0 && level === 1) ? 0 : -1}
        onKeyDown={press}
        onClick={pick}
        data-tree-item
      >
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys do the same. */}
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
      {open && <Branches entries={within} level={level + 1} tree={tree} />}
    </>
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
