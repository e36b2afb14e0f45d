import type { Asker } from '../people/index.ts'
import type { Database } from '../platform/database.ts'
import { noteAlive } from './note-alive.ts'

/** Who of our people has a living client of this process: one that listens, or one that asked something lately [STA-07]. */
export function presenceIn(database: Database) {
  const sockets = new Map<string, number>()
  const asked = new Set<string>()
  const count = ({ id }: Asker, by: number) => {
    const left = (sockets.get(id) ?? 0) + by
    if (left > 0) sockets.set(id, left)
    else sockets.delete(id)
  }
  return {
    came: (who: Asker) => count(who, 1),
    went: (who: Asker) => count(who, -1),
    /** An API's client has no socket. */
    asked(who: Asker | undefined): Asker | undefined {
      if (who?.kind === 'user') asked.add(who.id)
      return who
    },
    async noteAlive(): Promise<void> {
      const ids = new Set([...sockets.keys(), ...asked])
      asked.clear()
      await noteAlive(database, ids)
    },
  }
}
