import { countItems, type ItemFilter, listItems } from '@parley/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aField, anApp } from '../../test/an-app.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

let product: TestProduct
let anna: TestUser
beforeAll(async () => {
  product = await startProduct()
  anna = await product.user('Anna', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

const count = 12_000
const stems = ['смирн', 'held', 'ёлк', 'жук', 'øst', 'петр']
const ends = ['ишвили', 'ова', 'son', '-berg']
/** As searched texts are: words in lower case, a line each. */
const texts = Array.from({ length: count }, (_, at) => {
  const i = at + 1
  return `${stems[i % 6]}${ends[i % 4]} ${i % 997 === 0 ? 'irina' : 'anna'}\nc${i}@example.com\n+7${9_000_000_000 + i * 700_001}`
})

test('whatever few items have is found, each time all of them: parts of numbers, addresses, names in any alphabet [APP-09]', async () => {
  const app = await anApp(anna, [
    aField('email', 'email', { wrong: 'warn' }, { searchable: true }),
    aField('phone', 'phone', { wrong: 'warn' }, { searchable: true }),
  ])
  const path = { appId: app.id }
  await sql`insert into app_indexes values (${app.id}, ${count}) on conflict (app_id) do update set last = ${count}`.execute(
    product.database.db,
  )
  await sql`
    insert into items (id, app_id, index, name, values, status, search, created_at, changed_at)
    select gen_random_uuid(), ${app.id}, i, split_part(t, E'\n', 1),
      jsonb_build_object('email', split_part(t, E'\n', 2), 'phone', split_part(t, E'\n', 3)), '', t, now(), now() - i * interval '1 second'
    from unnest(${texts}::text[]) with ordinality as r (t, i)`.execute(product.database.db)
  const all = async (query: Record<string, string>) => {
    const seen: number[] = []
    for (let cursor: string | undefined; ; ) {
      const asked = { order: 'index', ...query, ...(cursor && { cursor }) } as object
      const page: { items: { index: number }[]; next: string | null } = await anna.get(listItems, { path, query: asked })
      seen.push(...page.items.map(({ index }) => index))
      if (page.next === null) return seen
      cursor = page.next
    }
  }
  const having = (...words: string[]) =>
    texts.flatMap((text, at) => (words.every((word) => text.includes(word)) ? [at + 1] : [])).slice(0, 2_000)
  // The last digits of one number, the first ones of some, and what stands in the middle.
  const one = texts[8_887]!.split('+')[1]!
  const searches = [
    one,
    `+${one}`,
    one.slice(4),
    one.slice(2, 8),
    one.slice(0, 6),
    'c11987@example.com',
    '11987@',
    'example.com c119',
    '@example.com irina',
  ]
  const names = [
    'ирнишвили irina',
    'øst-berg',
    'øst-b c1199',
    '-berg irina',
    'ёлкson c118',
    'held irina',
    'irina held',
    'смирн irina 99',
    'zzzz',
    '@@@',
    'смирнишвилиc',
  ]
  for (const search of [...searches, ...names, ...names]) {
    const right = having(...search.split(' '))
    const found = await all({ search })
    expect(found, search).toEqual(right)
    expect(await anna.get(countItems, { path, query: { search } }), search).toMatchObject({ all: Math.min(right.length, 1_000) })
  }
  for (const [field, value] of [
    ['phone', `+${one}`],
    ['phone', one.slice(3)],
    ['email', 'C11987@example.com'],
    ['email', 'e.com'],
    ['_name', 'øst-berg irina'],
  ] as const) {
    const filters: ItemFilter[] = [{ field, is: 'contains', value }]
    const right = value === 'e.com' ? texts.map((_, at) => at + 1) : having(value.toLowerCase())
    expect(
      (await anna.get(listItems, { path, query: { filters: JSON.stringify(filters), order: 'index' } })).items.map(
        ({ index }) => index,
      ),
    ).toEqual(right.slice(0, 50))
  }
}, 120_000)
