import * as contract from '@parley/contract'
import type { Routes, UserAsker } from '../people/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  instancesOfSession,
  onceMore,
  type ProcessesGiven,
  publishedProcesses,
  startedBefore,
  startedLast,
  startInstance,
  viewInstance,
} from '../processes/index.ts'
import { demand, viewerOf, viewSession } from './access.ts'
import { changeSession } from './change-session.ts'
import { fillVariables } from './fill-variables.ts'
import type { Reads } from './index.ts'
import { whoHears } from './session.ts'
import { lockSessions, sessionById } from './sessions-query.ts'

export const processRoutes =
  (given: ProcessesGiven): Routes =>
  ({ on }) => {
    on(contract.listStartable, async ({ database, who, path }) => {
      await viewSession(database, who, path.sessionId)
      const [processes, recent] = await Promise.all([publishedProcesses(database), startedLast(database, who.id)])
      return { processes, recent: recent.filter((id) => processes.some((process) => process.id === id)) }
    })

    on(contract.listSessionInstances, async ({ database, who, path }) => {
      await viewSession(database, who, path.sessionId)
      return instancesOfSession(database, given, who, path.sessionId)
    })

    on(contract.startFromSession, async ({ database, who, path, body }) => {
      await startProcess(database, given, who, { ...path, ...body })
      return viewInstance(database, given, who, path.instanceId)
    })
  }

interface Start {
  sessionId: string
  instanceId: string
  processId: string
}

/**
 * From a chat, at once: no data is asked, and what the session knows is filled in. The instance, its first tasks and the line in the
 * timeline are written together or not at all [INF-14, BPR-02, BPR-03, BPR-05].
 * @throws {Refusal} `not-found`, and whatever the asker may not; `session-spam` [BPR-08], `id-taken`, `process-gone`, `process-failed`
 */
function startProcess(
  database: Database,
  given: ProcessesGiven,
  who: UserAsker,
  { sessionId, instanceId: id, processId }: Start,
) {
  return onceMore(() =>
    transaction(database, async (work) => {
      await lockSessions(work, [sessionId])
      const [viewer, session] = await Promise.all([viewerOf(work, who), sessionById(work, sessionId)])
      if (!viewer || !session) throw new Refusal('not-found')
      const starting = { id, processId, session: { id: session.id, name: session.name }, itemId: null }
      // What was started already stays so, whatever became of the session since.
      const again = await startedBefore(work, who, starting)
      if (again) return
      demand('startProcess', session, viewer)
      const instance = await startInstance(work, given, who, starting, (variables) => fillVariables(work, session, variables))
      const by = { author: 'operator' as const, id: viewer.userId, name: viewer.name }
      const { number, name: process } = instance
      changeSession(work, session, {}, by, [{ kind: 'process', process, number, instanceId: id }])
    }),
  )
}

/** Where staff who may see this session hear of what runs from it; handed to processes by the house. */
export async function sessionTopics(reads: Reads, sessionId: string): Promise<string[]> {
  const session = await sessionById(reads, sessionId)
  return session ? whoHears(session) : []
}
