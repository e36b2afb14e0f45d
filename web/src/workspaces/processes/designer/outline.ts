import { type Drawn, isFlow } from '../canvas/bpmn.ts'
import { type AnyKind, kindOfDrawn } from '../canvas/kinds.ts'

/** One line of the outline: an element, or a way on from one that has several. */
export interface Row {
  element: Drawn
  kind: AnyKind
  level: number
  /** Of those with the same parent: its place from 1, and how many there are. */
  place: number
  count: number
}

/** The process as a list: from the start on along the ways, what lies in a sub-process one level deeper, what hangs loose last. */
export function outlineOf(root: Drawn): Row[] {
  return rowsIn(root, 1)
}

export const flowsOf = (element: Drawn): Drawn[] => element.outgoing.filter(isFlow)

function rowsIn(container: Drawn, level: number): Row[] {
  const nodes = ordered(container)
  return nodes.flatMap((element, at) => {
    const flows = flowsOf(element)
    const within: Row[] = []
    const add = (one: Drawn, deeper: Row[] = []) => {
      within.push({ element: one, kind: kindOfDrawn(one), level: level + 1, place: 0, count: 0 }, ...deeper)
    }
    if (flows.length > 1 || kindOfDrawn(element) === 'exclusive') for (const flow of flows) add(flow)
    for (const one of element.attachers ?? []) add(one)
    within.push(...rowsIn(element, level + 1))
    number(within, level + 1)
    return [{ element, kind: kindOfDrawn(element), level, place: at + 1, count: nodes.length }, ...within]
  })
}

function number(rows: Row[], level: number): void {
  const own = rows.filter((row) => row.level === level)
  for (const [at, row] of own.entries()) Object.assign(row, { place: at + 1, count: own.length })
}

/** Depth first and turned round: what several ways lead to comes after all of them, and a way back changes nothing. */
function ordered(container: Drawn): Drawn[] {
  const nodes = (container.children ?? []).filter((one) => !one.labelTarget && !one.waypoints && !one.host)
  const begins = nodes.filter((node) => !node.incoming.some(isFlow))
  const starts = begins.filter((node) => kindOfDrawn(node) === 'start')
  const seen = new Set<Drawn>()
  const parts: Drawn[][] = []
  const visit = (node: Drawn, part: Drawn[]) => {
    if (seen.has(node) || !nodes.includes(node)) return
    seen.add(node)
    const on = [node, ...(node.attachers ?? [])].flatMap((one) => flowsOf(one).flatMap(({ target }) => target ?? []))
    for (const next of on.reverse()) visit(next, part)
    part.unshift(node)
  }
  for (const begin of [...starts, ...begins, ...nodes]) {
    const part: Drawn[] = []
    visit(begin, part)
    parts.push(part)
  }
  return parts.flat()
}
