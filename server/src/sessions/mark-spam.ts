import type { UserAsker } from '../people/index.ts'
import { demand } from './access.ts'
import { changed } from './change-session.ts'
import type { SpamBefore } from './session.ts'
import type { Decision, Looked, Verbs } from './verbs.ts'

/** Out of every list and counter, with its operator and its place in the queue kept for when it comes back [SPM-01, SPM-02, DM-06]. */
export function markSpam(verbs: Verbs, asker: UserAsker, sessionId: string) {
  return verbs.add({ asker, sessionId, decide })
}

function decide({ session, viewer }: Looked): Decision {
  demand('spam', session, viewer)
  if (session.state === 'spam') return undefined
  const spam_before: SpamBefore = { state: session.state as SpamBefore['state'] }
  const by = { author: 'operator' as const, id: viewer.userId, name: viewer.name }
  const made = changed(session, { state: 'spam', spam_before }, by, [{ kind: 'spam', entry: null }])
  return { ...made, audit: { action: 'session-spam', seen: { before: { state: session.state }, after: { state: 'spam' } } } }
}
