import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { castOf } from '../cast.ts'
import type { Figure } from '../figures.ts'
import { visitorsPlan } from '../plans.ts'
import { familyOf, proportionalMb, residentMb } from '../processes.ts'
import { asAdministrator, serverCommand, start } from '../programs.ts'
import { runLoad } from '../run-load.ts'
import type { Part } from './part.ts'

/** The server as `npm start` runs it, with its own database. */
export const memory: Part = {
  ids: ['T-09'],
  title: 'memory at rest and under 100 messages a second',
  async run({ long }) {
    const minutes = long ? 10 : 2
    const data = mkdtempSync('/tmp/parley-bench-')
    await using stack = new AsyncDisposableStack()
    stack.defer(() => rmSync(data, { recursive: true, force: true }))
    const product = stack.use(
      await start({
        environment: { PARLEY_DATA: join(data, 'data'), ...asAdministrator },
        command: serverCommand(),
      }),
    )
    await wait(20_000)
    const atRest = residentMb(product.pid)
    const whole = proportionalMb(familyOf(product.pid))

    const cast = await castOf(product.url, 64)
    const samples: [minute: number, mb: number][] = []
    const began = performance.now()
    const timer = setInterval(() => samples.push([(performance.now() - began) / 60_000, residentMb(product.pid)]), 2_000)
    const plan = { ...(await visitorsPlan(product, cast, { at: 64, seconds: minutes * 60 })), perSecond: 100 }
    const { rate, refused } = await runLoad(plan, { server: product.pid, database: product.pid })
    clearInterval(timer)
    const second = samples.filter(([minute]) => minute > minutes / 2)
    const figures: Figure[] = [
      { id: 'T-09', job: 'server at rest', value: atRest, unit: 'MB', target: { atMost: 150 } },
      { id: 'T-09', job: 'server with its database at rest', value: whole, unit: 'MB', target: { atMost: 300 } },
      {
        id: 'T-09',
        job: `server after ${minutes} minutes at 100 messages/s`,
        value: samples.at(-1)?.[1] ?? Number.NaN,
        unit: 'MB',
        target: { atMost: 250 },
        beside: `${slopeOf(second).toFixed(2)} MB a minute in the second half; ${rate}/s, ${refused} refused`,
      },
    ]
    return figures
  },
}

/** Least squares. */
function slopeOf(points: [x: number, y: number][]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x0, y0] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))]
  const above = points.reduce((sum, [x, y]) => sum + (x - x0) * (y - y0), 0)
  return above / points.reduce((sum, [x]) => sum + (x - x0) ** 2, 0)
}
