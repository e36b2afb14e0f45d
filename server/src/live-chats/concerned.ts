import type { Work } from '../platform/database.ts'
import { operatorIdsOf, supervisorIdsOf } from './staff.ts'
import { writerIdsOf } from './writers.ts'

/** Who has something to do with a live chat at this moment. */
export interface Concerned {
  operators: string[]
  supervisors: string[]
  writers: string[]
}

export async function concernedOf(work: Pick<Work, 'db'>, liveChatId: string): Promise<Concerned> {
  const operators = await operatorIdsOf(work, liveChatId)
  const supervisors = await supervisorIdsOf(work, liveChatId)
  return { operators, supervisors, writers: await writerIdsOf(work, liveChatId) }
}

const atOnce = 1_000

/** Their programs look up their rights anew and read the state again. */
export function publishRights({ publish }: Pick<Work, 'publish'>, userIds: Iterable<string>): void {
  const ids = [...new Set(userIds)]
  for (let from = 0; from < ids.length; from += atOnce) {
    const topics = ids.slice(from, from + atOnce).map((id) => `rights:${id}`)
    publish(topics, { name: 'rights.changed' })
  }
}
