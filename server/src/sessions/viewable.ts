import type { Asker } from '../people/index.ts'
import type { Work } from '../platform/database.ts'
import { rights, viewerOf } from './access.ts'
import { sessionsById } from './sessions-query.ts'

/** Which of these sessions somebody may view. */
export async function viewable(reads: Pick<Work, 'db'>, asker: Asker, sessionIds: readonly string[]): Promise<Set<string>> {
  if (sessionIds.length === 0) return new Set()
  const viewer = await viewerOf(reads, asker)
  if (!viewer) return new Set()
  const theirs = (await sessionsById(reads, sessionIds)).filter((session) => rights(session, viewer).view)
  return new Set(theirs.map(({ id }) => id))
}
