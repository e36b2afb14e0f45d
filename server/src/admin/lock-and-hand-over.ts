import type { User } from '@parley/contract'
import { auditedEdit } from '../audit/index.ts'
import { holdPeople, lockUser, type PeopleGiven, type UserAsker, viewUser } from '../people/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import { giveTasks, type ProcessesGiven } from '../processes/index.ts'

/** Both or neither: open tasks are not left with somebody who cannot come in, where it was said whose they become. */
export function lockAndHandOver(
  database: Database,
  given: PeopleGiven & Pick<ProcessesGiven, 'sessionTopics'>,
  who: UserAsker,
  { userId, tasksTo }: { userId: string; tasksTo: string | undefined },
): Promise<User> {
  return transaction(database, async (work) => {
    await holdPeople(work)
    return auditedEdit(work, who, {
      action: 'user-locked',
      kind: 'user',
      read: () => viewUser(work, given, userId),
      async change() {
        if (tasksTo !== undefined) await giveTasks(work, given, { from: userId, to: tasksTo, by: who.id })
        await lockUser(work, given, userId)
      },
    })
  })
}
