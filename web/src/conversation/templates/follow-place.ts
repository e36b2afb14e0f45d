import type { Store } from '../../store.ts'
import type { Desk } from '../desk.ts'

/** A stretch of what is being written; it stays the same while somebody types before, behind or within it. */
export interface Place {
  from: number
  to: number
  /** Whether something was typed meanwhile. */
  moved: boolean
}

/** Keeps a place true until the text is needed. @returns the place as it is then. */
export function followPlace(desk: Store<Desk>, from: number, to: number): () => Place {
  const place: Place = { from, to, moved: false }
  let was = desk.get().text
  const deaf = desk.on(() => {
    const now = desk.get().text
    if (now !== was) Object.assign(place, shifted(place, was, now), { moved: true })
    was = now
  })
  return () => {
    deaf()
    return place
  }
}

/** What stands between the common beginning and the common end of both was changed. */
function shifted({ from, to }: Place, was: string, now: string): Pick<Place, 'from' | 'to'> {
  const shorter = Math.min(was.length, now.length)
  let begin = 0
  while (begin < shorter && was[begin] === now[begin]) begin++
  let end = 0
  while (end < shorter - begin && was.at(-1 - end) === now.at(-1 - end)) end++
  const grown = now.length - was.length
  if (begin >= to) return { from, to }
  if (was.length - end <= from) return { from: from + grown, to: to + grown }
  const start = Math.min(from, begin)
  return { from: start, to: Math.max(start, to + grown) }
}
