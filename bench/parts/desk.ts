import { startChromium } from '../../e2e/stage/chromium.ts'
import { castOf } from '../cast.ts'
import { firstVisit } from '../desk/first-visit.ts'
import { lengthen } from '../desk/long-sessions.ts'
import { type Desk, type Round, runDesk } from '../desk/run-desk.ts'
import { type Figure, median } from '../figures.ts'
import { fill } from '../fill.ts'
import { startPostgres } from '../postgres.ts'
import { startProduct } from '../programs.ts'
import type { Part } from './part.ts'

/** The operator's program in Chromium: 5,000 sessions wait, one conversation has 10,000 messages. */
export const desk: Part = {
  ids: ['T-14'],
  title: "the operator's program in a browser",
  async run() {
    await using postgres = await startPostgres()
    await using product = await startProduct({ databaseUrl: postgres.urlFor('parley', 'parley') })
    const cast = await castOf(product.url, 25)
    await fill(postgres, cast, { open: 20_000, closed: 50_000 })
    const [first, second, third] = cast.visitors
    const long = { visitor: first!, name: 'Clara of ten thousand', messages: 10_000 }
    const one = { visitor: second!, name: 'Clara one', messages: 300 }
    const other = { visitor: third!, name: 'Clara other', messages: 300 }
    await lengthen(postgres, [long, one, other])
    const browser = await startChromium()
    try {
      const set: Desk = { browser, product, database: postgres.pid, cast, long, short: [one, other] }
      const rounds: Round[] = []
      for (const name of ['one', 'two', 'three']) rounds.push(await runDesk(set, name))
      return figuresOf(await firstVisit(product.url), rounds)
    } finally {
      await browser.close()
    }
  },
}

function figuresOf(script: number, rounds: Round[]): Figure[] {
  const of = (pick: (round: Round) => number) => median(rounds.map(pick))
  const figure = (job: string, value: number, unit: string, atMost: number, beside?: string): Figure => ({
    ...{ id: 'T-14', job, value, unit, target: { atMost } },
    ...(beside && { beside }),
  })
  const scrolling = (what: string, pick: (round: Round) => Round['list']) => [
    figure(
      `longest task while ${what} is scrolled`,
      of((round) => pick(round).longest),
      'ms',
      50,
      `${of((round) => pick(round).longestByClock).toFixed(1)} ms by the clock`,
    ),
    figure(
      `frames dropped while ${what} is scrolled`,
      of((round) => pick(round).dropped),
      '%',
      5,
      `of ${of((round) => pick(round).frames)}`,
    ),
  ]
  const waits = (wall: number) => `${wall.toFixed(1)} ms with waiting for the screen's turn`
  return [
    figure('script of the first visit, gzip', script, 'kB', 260),
    figure('inbox usable after signing in', of(({ usable }) => usable) / 1000, 's', 1),
    figure(
      'a session opened again',
      of(({ opened }) => opened),
      'ms',
      100,
    ),
    figure(
      'sent until its bubble is painted',
      of(({ sent }) => sent.work),
      'ms',
      16,
      waits(of(({ sent }) => sent.wall)),
    ),
    ...scrolling('a list of 5,000', ({ list }) => list),
    ...scrolling('a conversation of 10,000', ({ conversation }) => conversation),
    figure(
      'p95 from a key to its paint, 50 messages a second',
      of(({ typed }) => typed.work),
      'ms',
      16,
      waits(of(({ typed }) => typed.wall)),
    ),
  ]
}
