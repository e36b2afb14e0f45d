import { readLiveChat } from '@parley/contract'
import type { Asking } from '../ask.ts'
import { type Figure, median } from '../figures.ts'
import { interleave, middleOf } from '../rounds.ts'
import { runAsk } from '../run-ask.ts'
import type { Measured } from '../run-load.ts'
import { type Stage, setStage } from '../stage.ts'
import type { Part } from './part.ts'

/** What one lock held through each commit would leave of the verbs, per second. */
const serialised = 416

/** The same where the disk needs 2 ms more for each commit: nothing may wait in line for it. */
export const slowDisk: Part = {
  ids: ['T-01b'],
  title: 'messages and verbs on a slow disk',
  async run() {
    await using stage = await setStage({ slow: true, visitors: 256, seconds: 4 })
    const inserts: number[] = []
    const samples = await interleave<Measured | undefined>([
      { name: 'floor 64', run: () => stage.floor(64) },
      { name: 'ours 64', run: () => stage.visitors(64) },
      { name: 'pgbench 64', run: async () => void inserts.push(await stage.pgbench(64)) },
      { name: 'ours 256', run: () => stage.visitors(256) },
    ])
    const of = (name: string) => middleOf(samples.get(name)!.filter((sample) => sample !== undefined))
    const [floor, ours, more] = [of('floor 64'), of('ours 64'), of('ours 256')]
    const pgbench = median(inserts)
    const figures: Figure[] = [
      {
        id: 'T-01b',
        job: 'messages/s, 64 at once',
        value: ours.rate / floor.rate,
        unit: '× floor',
        target: { atLeast: 4 },
        beside: `${ours.rate} beside ${floor.rate}`,
      },
      {
        id: 'T-01b',
        job: 'messages/s, 256 at once',
        value: more.rate / pgbench,
        unit: '× pgbench at 64',
        target: { atLeast: 1 },
        beside: `${more.rate} beside ${pgbench}`,
      },
    ]
    const verbs = await measureVerbs(stage)
    for (const [verb, rates] of verbs) {
      const rate = median(rates)
      figures.push({
        id: 'T-01b',
        job: `${verb} different sessions, 64 at once`,
        value: rate / serialised,
        unit: `× ${serialised}/s`,
        target: { atLeast: 3 },
        beside: `${rate}/s`,
      })
    }
    return figures
  },
}

/** All sessions are given to the queue and taken again, three times, and then closed. */
async function measureVerbs({ product, cast }: Stage): Promise<Map<string, number[]>> {
  const { operator, liveChatId, visitors } = cast
  const { operatorGroups } = await operator.get(readLiveChat, { path: { liveChatId } })
  const to = { to: { groupId: operatorGroups[0]!.id }, from: operator.id }
  const rates = new Map<string, number[]>([
    ['reassign', []],
    ['take', []],
    ['close', []],
  ])
  const run = async (verb: string, path: string, body?: object) => {
    const requests: Asking['requests'] = visitors.map(({ sessionId }) => ({
      method: 'PUT',
      path: `/api/sessions/${sessionId}/${path}`,
      headers: { origin: product.url, ...operator.headers },
      ...(body && { body: JSON.stringify(body) }),
    }))
    const { rate, refused, why } = await runAsk({ port: product.port, at: 64, requests })
    if (refused > 0) throw new Error(`${verb}: ${refused} refused, first with ${why}`)
    rates.get(verb)!.push(rate)
  }
  for (let round = 0; round < 3; round++) {
    await run('reassign', 'assignment', to)
    await run('take', 'operator')
  }
  await run('close', 'closure')
  return rates
}
