import type { Notice, Priority } from '@parley/contract'
import type { Asker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { accessSession, refusalTo } from './access.ts'
import { type Change, changeSession } from './change-session.ts'
import type { Session } from './session.ts'

interface Edit {
  name?: string
  priority?: Priority
}

/** Rename, or say how important the request is [INF-03, INF-11]. What is as it should be already takes no number. */
export async function editSession(work: Work, asker: Asker, sessionId: string, { name, priority }: Edit): Promise<Session> {
  const { session, viewer } = await accessSession(work, asker, sessionId)
  const refusal = refusalTo('edit', session, viewer)
  if (refusal) throw refusal

  const change: Change = {}
  const notices: Notice[] = []
  const renamed = name?.trim()
  if (renamed && renamed !== session.name) {
    change.name = renamed
    notices.push({ kind: 'renamed', from: session.name, to: renamed })
  }
  if (priority !== undefined && priority !== session.priority) {
    change.priority = priority
    notices.push({ kind: 'priority', from: session.priority, to: priority })
  }
  if (notices.length === 0) return session
  return changeSession(work, session, change, { author: 'operator', id: viewer.userId, name: viewer.name }, notices)
}
