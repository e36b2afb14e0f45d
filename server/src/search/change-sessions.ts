import type { RefusalCode, SessionCard, SessionsChange } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { closeSession, editSession, reassignSession, type Verbs } from '../sessions/index.ts'

interface Chosen {
  id: string
  /** The holder whom the asker saw. */
  from: string | null
}

interface Rules {
  onlineOnly: boolean
}

/** Each by the verb and under the rights of changing it alone; what is asked for together is written together [SAP-05]. */
export async function changeSessions(
  verbs: Verbs,
  who: UserAsker,
  { sessions, change }: { sessions: readonly Chosen[]; change: SessionsChange },
  rules: Rules,
) {
  const results = sessions.map(
    async (chosen): Promise<{ id: string; refused: RefusalCode | null; session: SessionCard | null }> => {
      try {
        return { id: chosen.id, refused: null, session: await changeOne(verbs, who, chosen, change, rules) }
      } catch (error) {
        if (error instanceof Refusal) return { id: chosen.id, refused: error.code, session: null }
        throw error
      }
    },
  )
  return { results: await Promise.all(results) }
}

function changeOne(verbs: Verbs, who: UserAsker, { id, from }: Chosen, change: SessionsChange, rules: Rules) {
  if ('reassign' in change) return reassignSession(verbs, who, id, { to: change.reassign, from }, rules)
  if ('close' in change) return closeSession(verbs, who, id)
  return editSession(verbs, who, id, change)
}
