/** Words of Online and Offline. */
export const status = {
  title: 'Operator status',
  online: 'Online',
  offline: 'Offline',
  toggle: 'Go Online or Offline',
  nowOnline: 'You are Online',
  nowOffline: 'You are Offline',
  question: 'Go Offline?',
  open: '{count, plural, one {# session is assigned to you. Offline you can only look at it.} other {# sessions are assigned to you. Offline you can only look at them.}}',
  keep: 'Keep',
  keepHint: 'What you have stays yours. Supervisors can give it to somebody else.',
  queue: 'Return to the queue',
  queueHint: 'Other operators can take over at once.',
  go: 'Go Offline',
} satisfies Record<string, string>
