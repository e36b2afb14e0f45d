/** Words about colleagues in the same session: who else is here, and who has answered meanwhile. */
export const colleagues = {
  viewers: 'Also here: {names}',
  more: '+{count}',
  replying: '{name} is typing a reply',
  answered: '{name} has answered since: “{what}”',
  sendAnyway: 'Send anyway',
  keepWriting: 'Keep writing',
} satisfies Record<string, string>
