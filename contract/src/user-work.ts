import { type Static, Type } from 'typebox'
import { Id, Named } from './common.ts'
import { endpoint } from './endpoint.ts'

/** What would be left behind by somebody who is locked [ACC-11, ui S24]. */
export const UserWork = Type.Object({
  /** Open sessions that are theirs: they go back to the queue. */
  sessions: Type.Integer(),
  /** Open tasks of processes that they have. */
  tasks: Type.Integer(),
  /** The first of these, five at most. */
  firstTasks: Type.Array(Type.Object({ id: Id, name: Type.String(), processName: Type.String() })),
  /** Live chats where nobody else who can sign in would answer, or supervise. */
  onlyOperatorIn: Type.Array(Named),
  onlySupervisorIn: Type.Array(Named),
  /** Live chats whose rules give sessions to them by name, or by a field of an app where they stand. */
  assignedIn: Type.Array(Named),
  /** Nobody else could administer: they cannot be locked. */
  lastAdministrator: Type.Boolean(),
})
export type UserWork = Static<typeof UserWork>

export const readUserWork = endpoint({
  method: 'GET',
  path: '/api/users/:userId/work',
  who: 'administrator',
  summary: 'What somebody would leave behind who is locked.',
  reply: UserWork,
  refuses: ['not-found'],
})
