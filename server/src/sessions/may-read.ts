import type { Asker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { rights, viewerOf } from './access.ts'
import { sessionById } from './sessions-query.ts'
import { owns } from './threads.ts'

/** Whether somebody sees what is in this session: its customer, and those of our people who may view it [FIL-05]. */
export async function mayRead(reads: Pick<Work, 'db'>, asker: Asker, sessionId: string): Promise<boolean> {
  const session = await sessionById(reads, sessionId)
  if (!session) return false
  if (owns(asker, session)) return true
  const viewer = await viewerOf(reads, asker)
  return viewer !== undefined && rights(session, viewer).view
}
