/** Words of a colleague's page. */
export const people = {
  colleague: 'Colleague',
  missing: 'This person does not exist',
  email: 'E-mail',
  status: 'Status',
  groups: 'Groups',
  locked: 'Locked',
} satisfies Record<string, string>
