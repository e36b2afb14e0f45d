/** Words of the list of a chat's files. */
export const chatFiles = {
  loading: 'Loading attachments',
  none: 'No attachments yet',
  noneText: 'Files that are sent in this chat appear here.',
  list: 'Attachments, newest first',
  sent: '{name}, {at}',
  own: 'You, {at}',
  more: 'Show earlier ones',
} satisfies Record<string, string>
