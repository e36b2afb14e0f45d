/** Words of the dialog that hands a session over. */
export const reassign = {
  title: 'Reassign session',
  reassign: 'Reassign',
  anyway: 'Reassign anyway',
  findTarget: 'Name or group',
  onlineOnly: 'Operators who are Offline are not listed.',
  targets: 'Operators and groups',
  operators: 'Operators',
  groups: 'Groups',
  meNamed: 'Me ({name})',
  load: '{active} active · {waiting} waiting',
  onlineOf: '{online} of {size} online',
  comment: 'Comment for the colleague (internal note)',
  openNext: 'Open my next session after it',
  targetGone: '{name}: {why} Choose somebody else; your comment is kept.',
  nowWith: '{name} has this session now.',
  nowInQueue: 'The session is in the queue now.',
} satisfies Record<string, string>
