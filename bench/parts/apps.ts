import { createApp, type Field } from '@parley/contract'
import { aDefinition, aField, aLine } from '../../server/test/an-app.ts'
import type { Figure } from '../figures.ts'
import { fillItems } from '../fill-items.ts'
import { runAsk } from '../run-ask.ts'
import { setStage } from '../stage.ts'
import type { Part } from './part.ts'

const items = 1_000_000
const stages = ['lost', 'active', 'new'].map((code) => ({ code, name: code, colour: '#808080' }))

const fields: Field[] = [
  aField('full-name', 'full_name', {}, { searchable: true }),
  aField('email', 'email', { wrong: 'warn' }, { searchable: true }),
  aField('phone', 'phone', { wrong: 'warn' }, { searchable: true }),
  aField('string', 'city', aLine),
  aField('status', 'stage', { options: stages }),
]

const equals = (field: string, value: string) => ({ field, is: 'equals', value })
const by = (...filters: object[]) => `filters=${encodeURIComponent(JSON.stringify(filters))}`
const words = (search: string) => `search=${encodeURIComponent(search)}`

/** From what nearly all match to what one does, and what none does. */
const asked = {
  list: ['', 'order=name', 'order=-index', 'order=created'],
  filter: [
    by(equals('stage', 'lost')),
    by(equals('stage', 'new')),
    by(equals('city', 'City 17')),
    by(equals('city', 'City 4321'), equals('stage', 'lost')),
    by(equals('city', 'Nowhere')),
  ],
  search: ['anna', 'петр', 'c123456@', '+79001234', 'held irina', 'смирнишвилиc', 'example', 'zzzz'].map(words),
}

/** A list of a million items for 16 readers at once, each way of asking by itself. */
export const apps: Part = {
  ids: ['APPS'],
  title: `list, filter and search among ${items.toLocaleString('en')} items, 16 at once`,
  async run({ profile }) {
    await using stage = await setStage({ visitors: 1, seconds: 1, ...(profile && { profile }) })
    const { operator } = stage.cast
    const definition = aDefinition(fields, { nameTemplate: '{full_name}' })
    const app = await operator.get(createApp, { body: { ...definition, code: 'bench' } })
    await fillItems(stage.postgres, app.id, items)
    const headers = { origin: stage.product.url, ...operator.headers }
    const ask = (queries: string[]) =>
      runAsk({
        port: stage.product.port,
        at: 16,
        seconds: 6,
        requests: queries.map((query) => ({ method: 'GET', path: `/api/apps/${app.id}/items?${query}`, headers })),
      })
    const figures: Figure[] = []
    await ask(Object.values(asked).flat())
    for (const [job, queries] of Object.entries(asked)) {
      const { p50, p99, rate, refused, why } = await ask(queries)
      if (refused > 0) console.log(`  refused: ${why}`)
      figures.push({
        id: 'APPS',
        job: `${job}, p99`,
        value: p99,
        unit: 'ms',
        target: { atMost: 50 },
        beside: `p50 ${p50} ms; ${rate} a second`,
      })
    }
    return figures
  },
}
