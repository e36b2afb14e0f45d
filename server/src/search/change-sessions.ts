import type { RefusalCode, SessionCard, SessionsChange } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import type { Database } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { closeSession, editSession, markSpam, reassignSession, unmarkSpam, type Verbs } from '../sessions/index.ts'

interface Chosen {
  id: string
  /** The holder whom the asker saw. */
  from: string | null
}

interface Changing {
  database: Database
  verbs: Verbs
  /** Sessions are reassigned by hand to operators who are Online only [INF-10]. */
  onlineOnly: boolean
}

interface Result {
  id: string
  refused: RefusalCode | null
  session: SessionCard | null
}

/** Verbs are written together; what takes a transaction of its own leaves connections for others. */
const atOnce = 4

/** Each by the verb and under the rights of changing it alone [SAP-05]. */
export async function changeSessions(
  changing: Changing,
  who: UserAsker,
  { sessions, change }: { sessions: readonly Chosen[]; change: SessionsChange },
): Promise<{ results: Result[] }> {
  const one = async (chosen: Chosen): Promise<Result> => {
    try {
      return { id: chosen.id, refused: null, session: await changeOne(changing, who, chosen, change) }
    } catch (error) {
      if (error instanceof Refusal) return { id: chosen.id, refused: error.code, session: null }
      throw error
    }
  }
  const size = 'spam' in change && !change.spam ? atOnce : sessions.length
  const results: Result[] = []
  for (let from = 0; from < sessions.length; from += size)
    results.push(...(await Promise.all(sessions.slice(from, from + size).map(one))))
  return { results }
}

function changeOne({ database, verbs, onlineOnly }: Changing, who: UserAsker, { id, from }: Chosen, change: SessionsChange) {
  if ('reassign' in change) return reassignSession(verbs, who, id, { to: change.reassign, from }, { onlineOnly })
  if ('close' in change) return closeSession(verbs, who, id)
  if ('spam' in change) return change.spam ? markSpam(verbs, who, id) : unmarkSpam(database, who, id)
  return editSession(verbs, who, id, change)
}
