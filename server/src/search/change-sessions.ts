import type { RefusalCode, SessionCard, SessionsChange } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import type { Database } from '../platform/database.ts'
import { eachAlone } from '../platform/each-alone.ts'
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
  const results = await eachAlone<Chosen, Result>(sessions, {
    atOnce: 'spam' in change && !change.spam ? atOnce : sessions.length,
    act: async (chosen) => ({ id: chosen.id, refused: null, session: await changeOne(changing, who, chosen, change) }),
    refused: ({ id }, { code }) => ({ id, refused: code, session: null }),
  })
  return { results }
}

function changeOne({ database, verbs, onlineOnly }: Changing, who: UserAsker, { id, from }: Chosen, change: SessionsChange) {
  if ('reassign' in change) return reassignSession(verbs, who, id, { to: change.reassign, from }, { onlineOnly })
  if ('close' in change) return closeSession(verbs, who, id)
  if ('spam' in change) return change.spam ? markSpam(verbs, who, id) : unmarkSpam(database, who, id)
  return editSession(verbs, who, id, change)
}
