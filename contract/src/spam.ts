import { endpoint } from './endpoint.ts'
import { SessionCard } from './sessions.ts'

/**
 * In spam a session is in no list and no counter, routing leaves it alone, nothing starts by itself for it, and what its customer
 * writes goes into it silently [SPM-01…08].
 */
export const markSpam = endpoint({
  method: 'PUT',
  path: '/api/sessions/:sessionId/spam',
  who: 'user',
  summary: 'Mark an open session as spam [SPM-01].',
  reply: SessionCard,
  refuses: ['not-found', 'operator-offline', 'not-assignee', 'session-queued', 'session-closed'],
})
export const unmarkSpam = endpoint({
  method: 'DELETE',
  path: '/api/sessions/:sessionId/spam',
  who: 'user',
  summary: 'Not spam: it stands again as it stood before; what began in spam waits in the common queue [SPM-07].',
  reply: SessionCard,
  refuses: ['not-found', 'operator-offline', 'not-assignee', 'session-closed', 'changed-meanwhile', 'other-session-open'],
})
