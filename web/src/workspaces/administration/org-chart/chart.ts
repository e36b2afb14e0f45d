import type { OrgItem } from '@parley/contract'

/** An item as the tree shows it. */
export interface Row {
  item: OrgItem
  /** From 1 on. */
  level: number
  /** Its number among its siblings, from 1 on, and how many they are. */
  place: number
  count: number
  /** Undefined where there is nothing below it. */
  open: boolean | undefined
}

/** What is to be seen: nothing below closed items; while something is looked for, only what has it in its name and what is above. */
export function rowsOf(items: readonly OrgItem[], closed: ReadonlySet<string>, search: string): Row[] {
  const words = search.trim().toLocaleLowerCase()
  const below = Map.groupBy(items, ({ parentId }) => parentId)
  const fits = ({ name, users }: OrgItem) =>
    name.toLocaleLowerCase().includes(words) || users.some((user) => user.name.toLocaleLowerCase().includes(words))
  const wanted = (item: OrgItem): boolean => fits(item) || (below.get(item.id) ?? []).some(wanted)
  const rows: Row[] = []
  const list = (parentId: string | null, level: number) => {
    const siblings = (below.get(parentId) ?? []).filter((item) => words === '' || wanted(item))
    for (const [at, item] of siblings.entries()) {
      const open = below.has(item.id) ? words !== '' || !closed.has(item.id) : undefined
      rows.push({ item, level, place: at + 1, count: siblings.length, open })
      if (open) list(item.id, level + 1)
    }
  }
  list(null, 1)
  return rows
}

/** The item and all that is below it; the server sends each item before those below it. */
export function idsBelow(items: readonly OrgItem[], id: string): Set<string> {
  const ids = new Set([id])
  for (const item of items) if (item.parentId !== null && ids.has(item.parentId)) ids.add(item.id)
  return ids
}

/** The names above an item, from the top. */
export function namesAbove(items: readonly OrgItem[], id: string): string[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  const names: string[] = []
  for (let above = byId.get(byId.get(id)?.parentId ?? ''); above; above = byId.get(above.parentId ?? ''))
    names.unshift(above.name)
  return names
}

export interface Place {
  parentId: string | null
  /** Null: last. */
  beforeId: string | null
}

/** As the chart will be after a move. */
export function afterMove(items: readonly OrgItem[], id: string, { parentId, beforeId }: Place): OrgItem[] {
  const ids = idsBelow(items, id)
  const part = items.filter((item) => ids.has(item.id)).map((item) => (item.id === id ? { ...item, parentId } : item))
  const rest = items.filter((item) => !ids.has(item.id))
  const at = beforeId === null ? rest.length : rest.findIndex((item) => item.id === beforeId)
  return [...rest.slice(0, at), ...part, ...rest.slice(at)]
}

/** One place up or down among its siblings; undefined at the end. */
export function stepOf(items: readonly OrgItem[], id: string, by: -1 | 1): Place | undefined {
  const item = items.find((one) => one.id === id)
  if (!item) return undefined
  const siblings = items.filter(({ parentId }) => parentId === item.parentId)
  const to = siblings.indexOf(item) + by
  if (to < 0 || to >= siblings.length) return undefined
  return { parentId: item.parentId, beforeId: siblings[by < 0 ? to : to + 1]?.id ?? null }
}
