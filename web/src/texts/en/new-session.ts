/** Words of the dialog that begins a session with a customer. */
export const newSession = {
  title: 'New session',
  begin: 'Begin',
  liveChat: 'Live chat',
  find: 'Name, e-mail or phone',
  customers: 'Customers and employees',
  employees: 'Employees',
  visitors: 'Customers',
  hint: 'Type two letters to search among the employees and customers of this live chat.',
  nobody: 'Nobody is found. Only employees who may write to this live chat and visitors who wrote before can be chosen.',
  open: 'Open the session',
  isOpen: '{name} has an open session already.',
  isOpenWith: '{name} has an open session already, with {holder}.',
  asItem: 'In {app}: {item}',
} satisfies Record<string, string>
