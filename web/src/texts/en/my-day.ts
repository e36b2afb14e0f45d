/** Words of an operator's day. */
export const myDay = {
  title: 'My day',
  served: 'Served today',
  waiting: 'Waiting for me now',
  firstResponse: 'First response today',
  failed: 'Your day could not be loaded.',
} satisfies Record<string, string>
