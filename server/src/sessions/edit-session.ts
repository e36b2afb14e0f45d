import type { Notice, Priority } from '@parley/contract'
import type { UserAsker } from '../people/index.ts'
import { demand } from './access.ts'
import { type Change, changed } from './change-session.ts'
import { label } from './label-session.ts'
import type { Decision, Looked, Verbs } from './verbs.ts'

interface Edit {
  name?: string
  priority?: Priority
  addLabelIds?: string[]
  removeLabelIds?: string[]
}

/** Rename, say how important the request is, or what it is about [INF-03, INF-11, LAB-01]. What is so already takes no number. */
export function editSession(verbs: Verbs, asker: UserAsker, sessionId: string, edit: Edit) {
  const labels = edit.addLabelIds !== undefined || edit.removeLabelIds !== undefined
  return verbs.add({ asker, sessionId, labels, decide: (looked) => decideEdit(looked, edit) })
}

export function decideEdit({ session, viewer, labels }: Looked, edit: Edit): Decision {
  const { name, priority } = edit
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
  const labelled = label(session, labels, edit)
  if (labelled) {
    change.label_ids = labelled.labelIds
    notices.push(labelled.notice)
  }
  if (notices.length === 0) return undefined
  return changed(session, change, { author: 'operator', id: viewer.userId, name: viewer.name }, notices)
}
