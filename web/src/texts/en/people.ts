/** Words of a colleague's page, and of choosing people. */
export const people = {
  colleague: 'Colleague',
  missing: 'This person does not exist',
  email: 'E-mail',
  status: 'Status',
  groups: 'Groups',
  users: 'Users',
  orgItems: 'Org chart',
  find: 'Search people, groups, org chart',
  find_users: 'Search users',
  find_groups: 'Search groups',
  find_orgItems: 'Search the org chart',
  nobodyFound: 'Nobody found',
  locked: 'Locked',
  substitute: 'Stands in',
  positions: 'Positions',
} satisfies Record<string, string>
