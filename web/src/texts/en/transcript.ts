/** Words about writing a conversation down. */
export const transcript = {
  title: 'Export transcript',
  text: 'As text',
  pdf: 'As PDF',
  mail: 'By e-mail…',
  to: 'E-mail',
  attach: 'The messages of this session, without notes and notices.',
  send: 'Send',
  sent: 'The transcript is on its way to {to}',
} satisfies Record<string, string>
