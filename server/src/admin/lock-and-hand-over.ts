import type { User } from '@parley/contract'
import { auditedEdit } from '../audit/index.ts'
import { holdPeople, lockUser, type PeopleGiven, type UserAsker, viewUsers } from '../people/index.ts'
import { type Database, transaction } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
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
      async read() {
        const [user] = await viewUsers(work, [userId], given.withRole)
        if (!user) throw new Refusal('not-found')
        return user
      },
      async change() {
        if (tasksTo !== undefined) await giveTasks(work, given, { from: userId, to: tasksTo, by: who.id })
        await lockUser(work, given, userId)
      },
    })
  })
}
