import * as contract from '@parley/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as bpmn from '../../test/a-process.ts'
import { aField, aLine } from '../../test/an-app.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

const { aDiagram, aVariable, complete, end, exclusive, flow, openTasks, page, parallel, script, start, subProcess, task } = bpmn

let product: TestProduct
let admin: TestUser
beforeAll(async () => {
  product = await startProduct()
  admin = await product.user('Ada', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

const number = (code: string) => aVariable(aField('number', code, { digits: 2 }))
const run = async (diagram: string, variables: contract.Variable[] = []) => {
  const { id } = await bpmn.aProcess(admin, { diagram, variables })
  const instance = await bpmn.begun(admin, id)
  const open = async () => bpmn.namesOf(await openTasks(admin, instance.id)).sort()
  const done = (name: string, more: Parameters<typeof complete>[3] = {}) => complete(admin, instance.id, name, more)
  return { id: instance.id, processId: id, open, done, page: () => page(admin, instance.id) }
}

test('ways that go on at once are joined when all have come, again in each round [BPR-09]', async () => {
  const { open, done, page } = await run(
    aDiagram(
      ...[start(), exclusive('again'), parallel('fork'), task('a'), task('b'), parallel('join'), task('more'), end()],
      ...[flow('start>again>fork>a>join'), flow('fork>b>join'), flow('join>more')],
      ...[flow('more>again', { name: 'Once more' }), flow('more>end', { name: 'Enough' })],
    ),
  )
  for (const exit of ['Once more', 'Once more', 'Enough']) {
    expect(await open()).toEqual(['a', 'b'])
    await done('b')
    expect(await open()).toEqual(['a'])
    expect((await page()).at).toEqual(['a'])
    await done('a')
    expect(await open()).toEqual(['more'])
    await done('more', { exit })
  }
  const { instance, at, history } = await page()
  expect(instance).toMatchObject({ state: 'finished', steps: [] })
  expect(at).toEqual([])
  expect(history.at(-1)).toMatchObject({ kind: 'finished' })
})

test('two who come to one task without a join are two tasks [BPR-09]', async () => {
  const { open, done, page } = await run(
    aDiagram(
      start(),
      parallel('fork'),
      task('both'),
      end(),
      flow('start>fork'),
      flow('fork>both>end'),
      flow('fork>both').replace('id="fork_both"', 'id="other"'),
    ),
  )
  expect(await open()).toEqual(['both', 'both'])
  await done('both')
  expect((await page()).instance.state).toBe('running')
  await done('both')
  expect((await page()).instance.state).toBe('finished')
})

test('a sub-process goes on when nothing in it does, and its own end of everything ends nothing else [BPR-09]', async () => {
  const inner = [start('s'), parallel('f'), task('one'), task('two'), end('e'), bpmn.terminate('t')]
  const { open, done } = await run(
    aDiagram(
      ...[
        start(),
        parallel('fork'),
        task('beside'),
        subProcess('inner', ...inner, flow('s>f>one>e'), flow('f>two>t')),
        parallel('join'),
        task('last'),
        end(),
      ],
      ...[flow('start>fork>beside>join'), flow('fork>inner>join>last>end')],
    ),
  )
  expect(await open()).toEqual(['beside', 'one', 'two'])
  await done('beside')
  await done('one')
  expect(await open()).toEqual(['two'])
  await done('two')
  expect(await open()).toEqual(['last'])
})

test('the end of everything takes away what others still do [BPR-09]', async () => {
  const { open, done, page } = await run(
    aDiagram(
      start(),
      parallel('fork'),
      task('a'),
      task('b'),
      end(),
      bpmn.terminate('stop'),
      flow('start>fork>a>end'),
      flow('fork>b>stop'),
    ),
  )
  await done('b')
  expect(await open()).toEqual([])
  const { instance, tasks } = await page()
  expect(instance.state).toBe('finished')
  expect(tasks.find(({ name }) => name === 'a')?.state).toBe('cancelled')
})

test('scripts work with variables as typed values, and gateways decide by them [BPR-09]', async () => {
  const variables = [
    number('price'),
    number('amount'),
    number('total'),
    aVariable(aField('money', 'sum', { currency: 'EUR' })),
    aVariable(aField('date-time', 'day', { kind: 'date' })),
    aVariable(aField('date-time', 'late', { kind: 'both' })),
    aVariable(aField('yes-no', 'big', {})),
    aVariable(aField('string', 'note', aLine)),
    aVariable(aField('category', 'colour', { many: false, options: [{ code: 'red', name: 'Red', colour: '#ff0000' }] })),
    aVariable(
      aField('table', 'rows', { columns: [{ code: 'n', name: 'n', required: false, type: 'number', settings: { digits: 0 } }] }),
    ),
  ]
  const first = `{ total: price * amount, sum: total, big: price * amount > 10, day: date("2026-11-22") + duration("P9D"),
    late: date and time("2026-11-22T10:00:00Z"), colour: "red", rows: [{ n: 1 }, { n: 2 }], note: "For " + initiator.name }`
  const { done, page, open } = await run(
    aDiagram(
      ...[
        start(),
        task('ask', {
          form: [
            { code: 'price', required: true },
            { code: 'amount', required: true },
          ],
        }),
        script('work', first.replace('sum: total', 'sum: price * amount')),
      ],
      ...[
        script(
          'again',
          '{ total: total + sum(rows.n), note: null, amount: sum.amount, sum: { amount: sum.amount * 2, currency: "USD" } }'
            .replace('sum(rows.n)', '3')
            .replaceAll('sum.amount', 'sum.amount'),
        ),
      ],
      ...[exclusive('ways', 'ways_small'), task('large'), task('small'), end()],
      ...[
        flow('start>ask>work>again>ways'),
        flow('ways>large', { condition: 'big and colour = "red" and late > date and time("2026-01-01T00:00:00Z")' }),
      ],
      ...[flow('ways>small'), flow('large>end'), flow('small>end')],
    ),
    variables,
  )
  const answer = await done('ask', { values: { price: 2.2, amount: 5.5 } })
  expect(answer.problem).toBeUndefined()
  expect((await page()).values).toEqual({
    ...{ price: 2.2, amount: 12.1, total: 15.1, big: true, day: '2026-12-01', late: '2026-11-22T10:00:00.000Z', colour: ['red'] },
    ...{ sum: { amount: '24.20', currency: 'USD' }, rows: [{ n: 1 }, { n: 2 }] },
  })
  expect(await open()).toEqual(['large'])
})

test.each([
  ['a wrong type', '{ n: "many" }', 'script: n: not-a-number'],
  ['what is no variable', '{ m: 1 }', 'script: m: there is no such variable'],
  ['what cannot be added', '{ n: 1 + "a" }', 'script: n: Can'],
  ['no context', '1 + 1', 'script: It gives no context'],
  ['a loop without an end', '{ n: count(for i in 1..1000000, j in 1..1000 return i * j) }', 'script: It '],
  [
    'a pattern without an end',
    '{ b: matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$") }',
    'script: It takes too long',
  ],
  ['more than fits', '{ n: count(for i in 1..100000000 return [i, "held"]) }', 'script: It '],
  ['a list that no memory holds', '{ n: count(for i in 1..100000000 return i) }', 'script: It '],
  ['itself', '{ f: function(x) f(x + 1), n: f(1) }', 'script: '],
  ['a prototype', '{ n: n.constructor.constructor("return 1") }', 'script: n: '],
])('a script with %s fails the step that reaches it, and nothing is changed [BPR-05, BPR-09]', async (_, feel, detail) => {
  const { done, open, page } = await run(
    aDiagram(
      start(),
      task('ask', { form: [{ code: 'n' }] }),
      script('script', feel),
      task('next'),
      end(),
      flow('start>ask>script>next>end'),
    ),
    [number('n'), aVariable(aField('yes-no', 'b', {}))],
  )
  const before = await page()
  const began = performance.now()
  const { problem } = await done('ask', { values: { n: 3 } })
  expect(performance.now() - began).toBeLessThan(2_000)
  expect(problem).toMatchObject({ status: 409, code: 'process-failed' })
  expect(problem?.detail).toContain(detail)
  expect(await open()).toEqual(['ask'])
  expect(await page()).toEqual(before)
})

test('a gateway that no way leads out of, and a circle without a rest, fail with their reason [BPR-05]', async () => {
  const dead = await run(
    aDiagram(
      ...[
        start(),
        task('ask'),
        exclusive('way'),
        task('a'),
        task('b'),
        end(),
        flow('start>ask>way'),
        flow('a>end'),
        flow('b>end'),
      ],
      ...[flow('way>a', { condition: 'n > 1' }), flow('way>b', { condition: 'n < 1' })],
    ),
    [number('n')],
  )
  expect((await dead.done('ask')).problem).toMatchObject({ code: 'process-failed', detail: 'way: None of its conditions holds' })
  const endless = await run(
    aDiagram(
      ...[start(), task('ask'), exclusive('in'), script('add', '{ n: 1 }'), exclusive('out', 'out_in'), end()],
      ...[flow('start>ask>in>add>out'), flow('out>in'), flow('out>end', { condition: 'n > 1' })],
    ),
    [number('n')],
  )
  const began = performance.now()
  expect((await endless.done('ask')).problem).toMatchObject({ code: 'process-failed' })
  expect(performance.now() - began).toBeLessThan(2_000)
  expect(await endless.open()).toEqual(['ask'])
})

test('what runs goes on by its own version, what starts runs by the new one [BPR-09]', async () => {
  const first = await run(aDiagram(start(), task('one'), task('two'), end(), flow('start>one>two>end')))
  const diagram = aDiagram(start(), task('other'), end(), flow('start>other>end'))
  const { published, changed } = await bpmn.publishAgain(admin, first.processId, { diagram })
  expect({ published, changed }).toEqual({ published: 2, changed: false })
  const second = await bpmn.begun(admin, first.processId)
  expect(second).toMatchObject({ version: 2, steps: ['other'] })
  await first.done('one')
  expect(await first.open()).toEqual(['two'])
  const path = { processId: first.processId }
  expect(await admin.get(contract.listProcessVersions, { path })).toMatchObject([
    { number: 2, running: 1 },
    { number: 1, running: 1 },
  ])
  expect((await admin.get(contract.readProcessVersion, { path: { ...path, number: '2' } })).diagram).toBe(diagram)
  await admin.get(contract.deleteProcess, {
    path,
    query: { confirmation: (await admin.get(contract.readProcess, { path })).name },
  })
  await first.done('two')
  expect((await first.page()).instance.state).toBe('finished')
})

test('where an instance stands outlives the process that it was in [BPR-09]', async () => {
  const { id, processId } = await run(
    aDiagram(
      start(),
      parallel('f'),
      task('a'),
      task('b'),
      parallel('j'),
      task('c'),
      end(),
      flow('start>f>a>j'),
      flow('f>b>j>c>end'),
    ),
  )
  await complete(admin, id, 'a')
  const another = await product.another()
  const there = { ...admin, ...(await import('../../test/client.ts')).clientOf(another.url, admin.headers) }
  await complete(there, id, 'b')
  expect(await openTasks(there, id)).toMatchObject([{ name: 'c' }])
  await complete(admin, id, 'c')
  expect((await page(admin, id)).instance).toMatchObject({ state: 'finished', processId })
  await another[Symbol.asyncDispose]()
})
