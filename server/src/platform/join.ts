import type { Database } from './database.ts'
import { frame } from './frame.ts'
import { type Hub, isOfRights, type Listener } from './hub.ts'
import { readLog, wasPruned } from './log.ts'
import { isLater, type Mark, markOf, type Position, positionOf } from './position.ts'

interface Joining {
  database: Database
  hub: Hub
}

/** More events than this behind, and reading the state again is cheaper for everybody. */
const tooFarBehind = 1_000

/** Heard from first, then read: whatever the reading does not contain, the hub has yet to say. */
export async function join({ database, hub }: Joining, listener: Listener, position: Position): Promise<void> {
  listener.waiting = []
  hub.add(listener)
  const { missed, to } = await reading(database, listener, markOf(database, position))
  const said = missed?.map(({ mark, body }) => hub.letter(mark, body)) ?? [frame('{"readAgain":true}')]
  hub.write(listener, Buffer.concat([...said, frame(JSON.stringify({ position: positionOf(database, to) }))]))
  hub.start(listener, to)
  // The state was read, and perhaps the topics too, before the rights were what they are [P13].
  if (missed?.some(({ topics }) => topics.some(isOfRights))) hub.refresh([listener])
}

/** Nothing missed is told where the past is not ours, not there any more, or too long. */
async function reading(database: Database, listener: Listener, from: Mark | undefined) {
  const client = await database.pool.connect()
  try {
    const now = async () => (await client.query('select pg_current_snapshot()::text as mark')).rows[0].mark as Mark
    if (from === undefined) return { to: await now() }
    const found = await readLog(client, from, tooFarBehind).catch((error) => {
      // A mark that only looks like one: its numbers are out of order, or larger than there are.
      if (error.code === '22P02' || error.code === '22003') return undefined
      throw error
    })
    if (!found) return { to: await now() }
    // A mark that has yet to come is from before the database was restored.
    if (found.tooMuch || isLater(from, found.to) || (await wasPruned(client, from))) return { to: found.to }
    const missed = found.events.filter(({ topics }) => topics.some((topic) => listener.topics.has(topic)))
    return { to: found.to, missed: missed.map(({ body, topics }) => ({ mark: from, body, topics })) }
  } finally {
    client.release()
  }
}
