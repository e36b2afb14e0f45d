import { type Figure, median } from '../figures.ts'
import { fill } from '../fill.ts'
import { interleave } from '../rounds.ts'
import { runAsk } from '../run-ask.ts'
import { setStage } from '../stage.ts'
import type { Part } from './part.ts'

const few = { open: 10_000, closed: 50_000 }
const many = { open: 200_000, closed: 1_000_000 }

/** What the workspace shows before anything is opened, where a company has few sessions and where it has very many. */
export const firstPaint: Part = {
  ids: ['T-05'],
  title: 'first paint of the workspace among 200,000 open and 1,000,000 closed sessions',
  async run({ profile }) {
    await using small = await setStage({ visitors: 25, seconds: 1 })
    await using large = await setStage({ visitors: 25, seconds: 1, ...(profile && { profile }) })
    await fill(small.postgres, small.cast, few)
    await fill(large.postgres, large.cast, many)
    const ask = ({ product, cast }: typeof small) =>
      runAsk({
        port: product.port,
        at: 16,
        seconds: 4,
        requests: [{ method: 'GET', path: '/api/workspace', headers: { origin: product.url, ...cast.operator.headers } }],
      })
    for (const stage of [small, large]) await ask(stage)
    const samples = await interleave([
      { name: 'small', run: () => ask(small) },
      { name: 'large', run: () => ask(large) },
    ])
    const of = (name: string, pick: 'rate' | 'p50' | 'p99') => median(samples.get(name)!.map((sample) => sample[pick]))
    const [p99, before] = [of('large', 'p99'), of('small', 'p99')]
    const figures: Figure[] = [
      {
        id: 'T-05',
        job: 'p99 among 200,000 open sessions, 16 at once',
        value: p99 / before,
        unit: '× with 10,000',
        target: { atMost: 1.5 },
        beside: `${p99} beside ${before} ms`,
      },
      { id: 'T-05', job: 'p99 among 200,000 open sessions, absolute', value: p99, unit: 'ms', target: { atMost: 15 } },
      {
        id: 'T-05',
        job: 'workspaces/s among 200,000 open sessions',
        value: of('large', 'rate'),
        unit: 'a second',
        target: { atLeast: 1500 },
        beside: `p50 ${of('large', 'p50')} ms; ${of('small', 'rate')} a second with 10,000`,
      },
    ]
    return figures
  },
}
