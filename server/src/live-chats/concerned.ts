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
