/** Words of Online and Offline. */
export const status = {
  title: 'Operator status',
  online: 'Online',
  offline: 'Offline',
  toggle: 'Go Online or Offline',
  nowOnline: 'You are Online',
  nowOffline: 'You are Offline',
  question: 'Go Offline?',
  open: '{count, plural, one {# session is} other {# sessions are}} assigned to you. Offline you can only look at them.',
  keep: 'Keep them',
  keepHint: 'They stay yours. Supervisors can give them to somebody else.',
  queue: 'Return them to the queue',
  queueHint: 'Other operators can take them at once.',
  go: 'Go Offline',
} satisfies Record<string, string>
