import { readTimeline } from '@parley/contract'
import type { Figure } from '../figures.ts'
import { fillMessages } from '../fill-messages.ts'
import { runAsk } from '../run-ask.ts'
import { setStage } from '../stage.ts'
import type { Part } from './part.ts'

const messages = 10_000
const at = 4

/** One session of ten thousand messages: opened, paged back to its beginning, and searched. */
export const longSession: Part = {
  ids: ['T-06', 'T-07'],
  title: `a session of ${messages.toLocaleString('en')} messages, ${at} at once`,
  async run({ profile }) {
    await using stage = await setStage({ visitors: 1, seconds: 1, ...(profile && { profile }) })
    const { operator, visitors } = stage.cast
    const { sessionId } = visitors[0]!
    await fillMessages(stage.postgres, sessionId, messages)
    const headers = { origin: stage.product.url, ...operator.headers }
    const ask = (queries: string[], seconds = 4) =>
      runAsk({
        port: stage.product.port,
        at,
        seconds,
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
    await ask([...pages.map(back), '', text('zz')], 3)
    const opened = await ask(['', back('')])
    const first = await ask(pages.slice(0, 10).map(back))
    const last = await ask(pages.slice(-10).map(back))
    const searched = await ask(['receipt', 'nowhere', 'достав', 'счет', 'refund', 'where'].map(text))
    const said = [opened, first, last, searched].find(({ why }) => why)?.why
    if (said) console.log(`  refused: ${said}`)
    const figure = (id: string, job: string, { p50, p99 }: typeof opened, atMost: number): Figure => ({
      ...{ id, job: `${job}, p99`, value: p99, unit: 'ms', target: { atMost }, beside: `p50 ${p50} ms` },
    })
    return [
      figure('T-06', 'open it', opened, 10),
      figure('T-06', 'page back, the first pages', first, 10),
      figure('T-06', 'page back, the last pages', last, 10),
      figure('T-07', 'search in it', searched, 15),
    ]
  },
}
