import { useCallback, useMemo, useRef, useState } from 'react'

export interface Selection {
  selected: ReadonlySet<string>
  /** `range`: from the one that was selected last. */
  select: (id: string, range: boolean) => void
  selectAll: (all: boolean) => void
  clear: () => void
}

/** Which rows are selected; those that are no longer listed are not. */
export function useSelection(rows: readonly { id: string }[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const last = useRef<string>(undefined)
  const listed = useRef(rows)
  listed.current = rows
  const selected = useMemo(() => new Set(rows.flatMap(({ id }) => (chosen.has(id) ? [id] : []))), [rows, chosen])
  const select = useCallback((id: string, range: boolean) => {
    const ids = listed.current.map((row) => row.id)
    const [from, to] = [last.current === undefined ? -1 : ids.indexOf(last.current), ids.indexOf(id)]
    last.current = id
    setChosen((was) => {
      if (range && from >= 0) return new Set([...was, ...ids.slice(Math.min(from, to), Math.max(from, to) + 1)])
      return was.has(id) ? new Set([...was].filter((one) => one !== id)) : new Set([...was, id])
    })
  }, [])
  const selectAll = useCallback((all: boolean) => setChosen(new Set(all ? listed.current.map(({ id }) => id) : [])), [])
  const clear = useCallback(() => setChosen(new Set()), [])
  return { selected, select, selectAll, clear }
}
