import type { SessionChanged } from '@parley/contract'
import { liveChatsOf } from '../live-chats/index.ts'
import type { Asker } from '../people/index.ts'
import type { Reading } from '../platform/log.ts'
import type { Means } from '../platform/means.ts'
import { nameOf, sumTallies, type Tally } from './tallies.ts'

/** Counts are told once for all that changes within this long (ms). */
const pause = 100

/**
 * Hears the log and tells who listens here the counts of the live chats whose sessions changed, as absolute values: moments, since
 * a lost one is mended by the next, or when who lost it comes back [CNT-15]. Every process does so for its own sockets.
 */
export function tellTallies({ database, hub, logger }: Pick<Means, 'database' | 'hub' | 'logger'>) {
  const waiting = new Map<string, Set<string>>()

  async function tell(liveChatId: string, operators: Set<string>): Promise<void> {
    const tallies = await sumTallies(database, liveChatId)
    const values = (of: Tally[]) => Object.fromEntries(of.map((tally) => [nameOf(tally), tally.n]))
    const say = (topic: string, of: Tally[]) => {
      if (of.length > 0) hub.hearMoment(`${topic}\n${JSON.stringify({ name: 'tallies', tallies: values(of) })}`)
    }
    const queued = tallies.filter(({ kind }) => kind === 'queued')
    say(`supervisors:${liveChatId}`, [...queued, ...tallies.filter(({ kind }) => kind === 'open' || kind === 'closed')])
    for (const tally of queued) {
      const name = nameOf(tally)
      say(name.endsWith(':common') ? `queue:${liveChatId}` : name.replace('queued:', 'queue:'), [tally])
    }
    for (const tally of tallies) if (tally.kind === 'mine-closed' && operators.has(tally.key)) say(`user:${tally.key}`, [tally])
  }

  function soon(liveChatId: string, operatorId?: string): void {
    let operators = waiting.get(liveChatId)
    if (!operators) {
      operators = new Set()
      waiting.set(liveChatId, operators)
      setTimeout(() => {
        const changed = waiting.get(liveChatId)!
        waiting.delete(liveChatId)
        tell(liveChatId, changed).catch(untold)
      }, pause).unref()
    }
    if (operatorId) operators.add(operatorId)
  }
  const untold = (error: unknown) => logger.warn({ err: error }, 'counts could not be told')

  return {
    hear({ events }: Pick<Reading, 'events'>): void {
      for (const { body } of events) {
        if (!body.startsWith('{"name":"session.changed"')) continue
        const { session } = JSON.parse(body) as SessionChanged
        soon(session.liveChatId, session.state === 'closed' ? session.operator?.id : undefined)
      }
    },
    /** Moments are not told again to who resumes, so what was counted meanwhile is told now. */
    joined({ kind, id }: Asker): void {
      if (kind !== 'user') return
      liveChatsOf(database, id).then((chats) => {
        for (const chat of chats) soon(chat.id, id)
      }, untold)
    },
  }
}
