import type { Notice, Priority } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import { demand } from './access.ts'
import { type Change, changed } from './change-session.ts'
import type { Decision, Looked, Verbs } from './verbs.ts'

interface Edit {
  name?: string
  priority?: Priority
}

/** Rename, or say how important the request is [INF-03, INF-11]. What is as it should be already takes no number. */
export function editSession(verbs: Verbs, asker: UserAsker, sessionId: string, edit: Edit) {
  return verbs.add({ asker, sessionId, decide: (looked) => decide(looked, edit) })
}

function decide({ session, viewer }: Looked, { name, priority }: Edit): Decision {
  demand('edit', session, viewer)
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
  if (notices.length === 0) return undefined
  return changed(session, change, { author: 'operator', id: viewer.userId, name: viewer.name }, notices)
}
