import { readTimeline } from '@parley/contract'
import type { Figure } from '../figures.ts'
import { fillMessages } from '../fill-messages.ts'
import { runAsk } from '../run-ask.ts'
import { setStage } from '../stage.ts'
import type { Part } from './part.ts'

const messages = 10_000
/** Somebody reads alone; how it is while others do the same is said beside it. */
const others = 4

/** One session of ten thousand messages: opened, paged back to its beginning, and searched. */
export const longSession: Part = {
  ids: ['T-06', 'T-07'],
  title: `a session of ${messages.toLocaleString('en')} messages, one at a time and ${others} at once`,
  async run({ profile }) {
    await using stage = await setStage({ visitors: 1, seconds: 1, ...(profile && { profile }) })
    const { operator, visitors } = stage.cast
    const { sessionId } = visitors[0]!
    await fillMessages(stage.postgres, sessionId, messages)
    const headers = { origin: stage.product.url, ...operator.headers }
    const ask = (queries: string[], at: number) =>
      runAsk({
        port: stage.product.port,
        at,
        seconds: 4,
        requests: queries.map((query) => ({ method: 'GET', path: `/api/sessions/${sessionId}${query}`, headers })),
      })
    const pages: string[] = []
    for (let before: string | null = ''; before !== null; ) {
      pages.push(before)
      const query: { before?: string } = before === '' ? {} : { before }
      const page: { next: string | null } = await operator.get(readTimeline, { path: { sessionId }, query })
      before = page.next
    }
    const back = (before: string) => `/timeline${before && `?before=${before}`}`
    const text = (words: string) => `/found-messages?text=${encodeURIComponent(words)}`
    await ask([...pages.map(back), '', text('zz')], others)
    const figure = async (id: string, job: string, queries: string[], atMost: number): Promise<Figure> => {
      const alone = await ask(queries, 1)
      const together = await ask(queries, others)
      const why = alone.why ?? together.why
      if (why) console.log(`  refused: ${why}`)
      const beside = `p50 ${alone.p50} ms; ${others} at once ${together.p50}, ${together.p99} ms`
      return { ...{ id, job: `${job}, p99`, value: alone.p99, unit: 'ms', target: { atMost } }, beside }
    }
    return [
      await figure('T-06', 'open it', ['', back('')], 10),
      await figure('T-06', 'page back, the first pages', pages.slice(0, 10).map(back), 10),
      await figure('T-06', 'page back, the last pages', pages.slice(-10).map(back), 10),
      await figure('T-07', 'search in it', ['receipt', 'nowhere', 'достав', 'счет', 'refund', 'where'].map(text), 15),
    ]
  },
}
