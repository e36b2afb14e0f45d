/**
 * What a reader could already see: the transactions of a snapshot as PostgreSQL writes them (`xmin:xmax:xip,…`).
 * New to it is what is visible now and was not visible then. Nothing can be passed over, whatever the order of commits;
 * nobody waits for a slow writer; and a state read in the same snapshot contains exactly what lies before the mark.
 */
export type Mark = string

/** A mark as clients hold it, with the name of the database that it comes from: `<installation>/<mark>`. */
export type Position = string

interface Installed {
  installation: string
}

export function positionOf({ installation }: Installed, mark: Mark): Position {
  return `${installation}/${mark}`
}

/** Undefined where the position is of another database, or of none: then the state must be read again. */
export function markOf({ installation }: Installed, position: Position): Mark | undefined {
  if (!position.startsWith(`${installation}/`)) return undefined
  const mark = position.slice(installation.length + 1)
  return /^\d{1,19}:\d{1,19}:[\d,]*$/.test(mark) ? mark : undefined
}

/** Whether a reader at this mark has not seen what this transaction wrote. */
export function isNew(xid: bigint, mark: Mark): boolean {
  const [, xmax, underWay] = mark.split(':') as [string, string, string]
  return xid >= BigInt(xmax) || (underWay !== '' && underWay.split(',').includes(String(xid)))
}

/** Whether `a` is a later mark than `b`. What is visible only ever grows, so of any two one is. */
export function isLater(a: Mark, b: Mark): boolean {
  const [, aMax, aUnderWay] = a.split(':') as [string, string, string]
  const [, bMax, bUnderWay] = b.split(':') as [string, string, string]
  return aMax === bMax ? aUnderWay.length < bUnderWay.length : BigInt(aMax) > BigInt(bMax)
}

/** Whether everything that is visible at `seen` is also visible at `to`. */
export function hasPassed(to: Mark, seen: Mark): boolean {
  return BigInt(to.split(':')[0]!) >= BigInt(seen.split(':')[1]!)
}

/** Whether something that was pruned up to this transaction may be new to a reader at the mark. */
export function mayMiss(mark: Mark, pruned: bigint): boolean {
  return pruned >= BigInt(mark.split(':')[0]!)
}
