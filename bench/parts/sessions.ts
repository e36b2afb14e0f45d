import { editGroup, listGroups, readLiveChat, type SessionFilters, sortedBy } from '@parley/contract'
import type { Cast } from '../cast.ts'
import type { Figure } from '../figures.ts'
import { fill } from '../fill.ts'
import { runAsk } from '../run-ask.ts'
import { setStage } from '../stage.ts'
import type { Part } from './part.ts'

const sizes = { open: 20_000, closed: 980_000 }
const at = 4
const operator = (i: number) => `00000001-0000-7000-8000-${i.toString(16).padStart(12, '0')}`
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

/** From what nearly all match to what one does, and what none does. */
const filters: SessionFilters[] = [
  {},
  { states: ['closed'] },
  { states: ['queued'] },
  { spam: 'only' },
  { priorities: [3] },
  { priorities: [3], states: ['assigned'] },
  { operatorIds: [operator(17)] },
  { operatorIds: [operator(17), operator(21), null], priorities: [1, 2, 3] },
  { created: { from: ago(7) } },
  { created: { from: ago(40), to: ago(10) } },
  { closed: { within: 'today' } },
  { activity: { from: ago(2) }, priorities: [2] },
  { name: 'customer 12345' },
  { customer: 'mer 777' },
  { name: 'nobody at all' },
  { waitingMinutes: 60 },
  { unread: true, mine: true },
  { customerKind: 'internal' },
]

/** The Sessions app and the search bar, for somebody who sees all of a million sessions. */
export const sessions: Part = {
  ids: ['T-07', 'T-08'],
  title: `the Sessions app and names among 1,000,000 sessions, ${at} at once`,
  async run({ profile }) {
    await using stage = await setStage({ visitors: 1, seconds: 1, ...(profile && { profile }) })
    await supervise(stage.cast)
    await fill(stage.postgres, stage.cast, sizes)
    const headers = { origin: stage.product.url, ...stage.cast.operator.headers }
    const ask = (paths: string[], seconds = 8) =>
      runAsk({ port: stage.product.port, at, seconds, requests: paths.map((path) => ({ method: 'GET', path, headers })) })
    const list = (chosen: SessionFilters, order: string) =>
      `/api/found-sessions?order=${order}&filters=${encodeURIComponent(JSON.stringify(chosen))}`
    const named = (text: string) => `/api/sessions-by-name?text=${encodeURIComponent(text)}`
    const orders = sortedBy.flatMap((sort) => [sort, `-${sort}`])
    const names = ['customer', 'tomer 1', '12345', 'customer 199999', 'nobody', 'mer 77', '999'].map(named)
    const every = filters.flatMap((chosen) => orders.map((order) => list(chosen, order)))
    await ask([...every, ...names])
    const figures: Figure[] = []
    const note = async (id: string, job: string, paths: string[], most: number) => {
      const { p50, p99, rate, refused, why } = await ask(paths)
      if (refused > 0) console.log(`  refused: ${why}`)
      figures.push({
        id,
        job: `${job}, p99`,
        value: p99,
        unit: 'ms',
        target: { atMost: most },
        beside: `p50 ${p50} ms; ${rate} a second`,
      })
    }
    await note('T-07', 'by name', names, 50)
    await note('T-08', `${filters.length} filters × ${orders.length} orders`, every, 100)
    return figures
  },
}

/** So that they see everything. */
async function supervise({ operator: admin, liveChatId }: Cast): Promise<void> {
  const { supervisorGroups } = await admin.get(readLiveChat, { path: { liveChatId } })
  const groups = await admin.get(listGroups)
  for (const { id } of supervisorGroups) {
    const { version } = groups.find((group) => group.id === id)!
    const body = { version, userIds: [admin.id], groupIds: [], orgItemIds: [] }
    await admin.get(editGroup, { path: { groupId: id }, body })
  }
}
