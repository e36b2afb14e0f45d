import type { Named, UserWork } from '@parley/contract'
import { aloneIn, assignedByField } from '../live-chats/index.ts'
import { isLastAdministrator, type Reads, userById } from '../people/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { openTasksOf } from '../processes/index.ts'
import { ruleOperatorUses } from '../routing/index.ts'

/** What somebody would leave behind who is locked, from every subject that knows of it. */
export async function readUserWork(reads: Reads, userId: string): Promise<UserWork> {
  if (!(await userById(reads, userId))) throw new Refusal('not-found')
  const { sessions } = await reads.db
    .selectFrom('sessions')
    .select(({ fn }) => fn.countAll<number>().as('sessions'))
    .where('operator_id', '=', userId)
    .where('state', '=', 'assigned')
    .executeTakeFirstOrThrow()
  const tasks = await openTasksOf(reads, userId)
  const assigned = [...(await assignedByField(reads, userId)), ...(await ruleOperatorUses(reads, userId))]
  return {
    sessions,
    tasks: tasks.count,
    firstTasks: tasks.first,
    ...(await aloneIn(reads, userId)),
    assignedIn: once(assigned),
    lastAdministrator: await isLastAdministrator(reads, userId),
  }
}

const once = (named: readonly Named[]) => named.filter(({ id }, at) => named.findIndex((one) => one.id === id) === at)
