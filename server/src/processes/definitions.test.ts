import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as bpmn from '../../test/a-process.ts'
import { aField, aLine, anApp } from '../../test/an-app.ts'
import { startProduct, type TestProduct, type TestUser } from '../../test/product.ts'

const {
  aDiagram,
  aProcess,
  aVariable,
  boundary,
  definitionWith,
  draft,
  end,
  exclusive,
  flow,
  notify,
  oneTask,
  publishAgain,
  script,
  start,
  subProcess,
  task,
  timer,
} = bpmn

let product: TestProduct
let admin: TestUser
beforeAll(async () => {
  product = await startProduct()
  admin = await product.user('Ada', { administrator: true })
})
afterAll(() => product[Symbol.asyncDispose]())

const create = (more: Partial<contract.ProcessDefinition>, processId = v7()) =>
  admin.ask(contract.createProcess, { path: { processId }, body: definitionWith(more) })

test('a draft is made once, saved over what was seen, and published when nothing is wrong [BPR-09, P2]', async () => {
  const id = v7()
  const definition = definitionWith({ diagram: aDiagram(start(), task('do', { performer: '' }), flow('start>do')) })
  const put = () => admin.ask(contract.createProcess, { path: { processId: id }, body: definition })
  const made = await put()
  expect(made.body).toMatchObject({ published: null, changed: true, version: 1, running: 0, changedBy: { id: admin.id } })
  expect(made.body.problems.map(({ elementId, code }) => `${elementId} ${code}`)).toEqual([
    'null no-end',
    'do not-connected',
    'do no-performer',
  ])
  expect((await put()).body).toEqual(made.body)
  expect((await create({}, id)).problem?.code).toBe('id-taken')
  expect((await create({ name: definition.name.toUpperCase() })).problem).toMatchObject({ code: 'name-exists', field: '/name' })
  const path = { processId: id }
  const publish = (version: number) => admin.ask(contract.publishProcess, { path, body: { version } })
  expect((await publish(1)).problem).toMatchObject({ code: 'process-invalid', problems: made.body.problems })
  const edit = (version: number) =>
    admin.ask(contract.editProcess, { path, body: { ...definition, diagram: oneTask(), version } })
  const [one, other] = await Promise.all([edit(1), edit(1)])
  expect([one.status, other.status].sort()).toEqual([200, 409])
  expect((await publish(1)).problem?.code).toBe('changed-meanwhile')
  expect((await publish(2)).body).toMatchObject({ published: 1, changed: false, problems: [] })
  expect((await publish(2)).body.published).toBe(1)
  expect(await publishAgain(admin, id, { description: 'Said otherwise' })).toMatchObject({
    published: 1,
    description: 'Said otherwise',
  })
  const socket = await admin.socket((await admin.get(contract.readWorkspace)).position)
  expect((await admin.ask(contract.deleteProcess, { path, query: { confirmation: 'No' } })).problem?.code).toBe(
    'confirmation-missing',
  )
  await admin.get(contract.deleteProcess, { path, query: { confirmation: definition.name } })
  await expect.poll(() => socket.events).toContainEqual({ name: 'process.changed', processId: id })
  expect((await admin.ask(contract.readProcess, { path })).problem?.code).toBe('not-found')
  await create({ name: definition.name })
  socket.end()
})

const inGateway = (condition: string) =>
  aDiagram(
    ...[start(), exclusive('way', 'way_b'), task('a'), task('b'), end(), flow('start>way')],
    ...[flow('way>a', { condition }), flow('way>b'), flow('a>end'), flow('b>end')],
  )
const known = [
  aVariable(aField('number', 'n', { digits: 0 })),
  aVariable(aField('date-time', 'clock', { kind: 'time' })),
  aVariable(aField('users', 'who', { many: false })),
]
test.each<[string, string, string]>([
  [
    'two starts',
    aDiagram(start(), start('again'), task('do'), end(), flow('start>do>end'), flow('again>do')),
    'again several-starts',
  ],
  ['no start', aDiagram(task('do'), end(), flow('do>end')), 'null no-start; do not-connected'],
  ['an island', aDiagram(start(), end(), flow('start>end'), task('a'), task('b'), flow('a>b>a')), 'a unreachable; b unreachable'],
  ['a message', aDiagram(start(), '<bpmn:receiveTask id="r"/>', end(), flow('start>r>end')), 'r unsupported'],
  [
    'a loop of a task',
    oneTask()
      .replace('<bpmn:documentation', '<bpmn:x')
      .replace('</bpmn:userTask>', '<bpmn:multiInstanceLoopCharacteristics/></bpmn:userTask>'),
    'do unsupported',
  ],
  [
    'a message that starts it',
    oneTask().replace('name="start"/>', 'name="start"><bpmn:messageEventDefinition/></bpmn:startEvent>'),
    'start unsupported; null no-start',
  ],
  ['a performer who is not there', oneTask({ performer: `user:${v7()}` }), 'do performer-not-found'],
  ['a performer who is nothing', oneTask({ performer: 'robot' }), 'do performer-not-found'],
  ['a performer in a number', oneTask({ performer: 'variable:n' }), 'do wrong-variable'],
  ['a performer in no variable', oneTask({ performer: 'variable:toString' }), 'do no-variable'],
  ['a form without its variable', oneTask({ form: [{ code: 'constructor' }] }), 'do no-variable'],
  ['a wrong due time', oneTask({ due: 'tomorrow' }), 'do wrong-timer'],
  [
    'exits without names',
    aDiagram(start(), task('do'), end(), end('other'), flow('start>do>end'), flow('do>other', { name: 'Other' })),
    'do_end no-exit-name',
  ],
  ['no condition', inGateway(''), 'way_a no-condition'],
  ['a condition on nothing', inGateway('m > 1'), 'way_a wrong-expression'],
  ['half a condition', inGateway('n >'), 'way_a wrong-expression'],
  [
    'a condition on a task’s exit',
    aDiagram(start(), task('do'), end(), flow('start>do'), flow('do>end', { condition: 'n > 1' })),
    'do_end unsupported',
  ],
  [
    'JavaScript',
    aDiagram(start(), script('s', 'process.exit()', 'javascript'), end(), flow('start>s>end')),
    's wrong-expression',
  ],
  [
    'an unknown function',
    aDiagram(start(), script('s', '{ n: require("fs") }'), end(), flow('start>s>end')),
    's wrong-expression',
  ],
  ['no time', aDiagram(start(), timer('t', {}), end(), flow('start>t>end')), 't no-timer'],
  ['ten years', aDiagram(start(), timer('t', { duration: 'P10Y' }), end(), flow('start>t>end')), 't wrong-timer'],
  ['a time of day', aDiagram(start(), timer('t', { date: '=clock' }), end(), flow('start>t>end')), 't wrong-variable'],
  [
    'a deadline of a script',
    aDiagram(start(), script('s', '{}'), boundary('t', 's', { duration: 'PT1H' }), end(), flow('start>s>end'), flow('t>end')),
    't unsupported',
  ],
  [
    'an unknown step',
    aDiagram(start(), notify('s', 'initiator', 'x').replace('notify', 'launch'), end(), flow('start>s>end')),
    's no-step',
  ],
  ['a notification of nothing', aDiagram(start(), notify('s', 'initiator', ' '), end(), flow('start>s>end')), 's wrong-setting'],
  [
    'a notification with an unknown variable',
    aDiagram(start(), notify('s', 'variable:who', '{m}'), end(), flow('start>s>end')),
    's no-variable',
  ],
  [
    'a sub-process without an end',
    aDiagram(start(), subProcess('p', start('s')), end(), flow('start>p>end')),
    'p no-end; s not-connected',
  ],
])('%s keeps a process from being published [BPR-09]', async (_, diagram, expected) => {
  const { id, problems } = await draft(admin, { diagram, variables: known })
  expect(problems.map(({ elementId, code }) => `${elementId} ${code}`).join('; ')).toBe(expected)
  const { problem } = await admin.ask(contract.publishProcess, { path: { processId: id }, body: { version: 1 } })
  expect(problem?.code).toBe('process-invalid')
})

const bomb = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaaaaaaaa">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "${`&a${i ? i - 1 : ''};`.repeat(10)}">`).join('')}]>`
const outside = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>`
test.each<[string, string]>([
  ['no XML', 'Order handling'],
  ['JSON', '{"elements":[]}'],
  ['HTML', '<html><body>No</body></html>'],
  ['half a file', oneTask().slice(0, 400)],
  ['another file of XML', '<?xml version="1.0"?><rss version="2.0"/>'],
  ['500 kB of nothing', '<'.repeat(500_000)],
  ['what is nested deeply', `${'<a>'.repeat(50_000)}`],
  ['the same id twice', oneTask().replace('id="end"', 'id="start"')],
  ['more elements than anybody draws', aDiagram(...Array.from({ length: 2_500 }, (_, i) => start(`s${i}`)))],
])('%s is no diagram, and is refused quickly [BPR-09, T-42]', async (_, diagram) => {
  const began = performance.now()
  const { status, problem } = await create({ diagram })
  expect({ status, code: problem?.code }).toEqual({ status: 422, code: 'diagram-invalid' })
  expect(performance.now() - began).toBeLessThan(2_000)
})

test('what a file names elsewhere is not fetched, and what it multiplies is not [T-42]', async () => {
  for (const [head, name] of [
    [bomb, '&amp;a19;'],
    [outside, '&amp;x;'],
  ] as const) {
    const diagram = oneTask()
      .replace('<?xml version="1.0" encoding="UTF-8"?>', head)
      .replace('name="do"', `name="${name.replace('&amp;', '&')}"`)
    const began = performance.now()
    const { status, body } = await create({ diagram })
    expect(performance.now() - began).toBeLessThan(2_000)
    if (status !== 200) continue
    const { id } = await admin.get(contract.publishProcess, { path: { processId: body.id }, body: { version: 1 } })
    const instance = await bpmn.begun(admin, id)
    expect(instance.steps[0]!.length).toBeLessThan(20)
  }
  const large = oneTask().replace(
    '</bpmn:process>',
    `<bpmn:textAnnotation id="t"><bpmn:text>${'x'.repeat(480_000)}</bpmn:text></bpmn:textAnnotation></bpmn:process>`,
  )
  expect((await create({ diagram: large })).body.problems).toEqual([])
  expect((await create({ diagram: `${large}${' '.repeat(30_000)}` })).problem?.code).toBe('bad-request')
})

test('variables are checked like fields, and are filled from what fits them [BPR-02, BPR-09]', async () => {
  const app = await anApp(admin, [aField('string', 'title', aLine)])
  const variables = [
    aVariable(aField('string', 'one', aLine), 'customer-name'),
    aVariable(aField('string', 'ONE', aLine)),
    aVariable(aField('files', 'papers', { many: true })),
    aVariable(aField('number', 'price', { digits: 2 }), 'last-message'),
    aVariable(aField('app', 'item', { appId: v7(), many: false })),
    aVariable(aField('money', 'sum', { currency: 'XXY' })),
    aVariable(aField('string', 'instance', aLine)),
    aVariable({ ...aField('string', 'ruled', aLine), default: { fixed: 'x' }, unique: true }),
  ]
  const { problem } = await create({ variables, workspace: 'CRM', appId: app.id })
  expect(problem?.code).toBe('definition-invalid')
  expect(problem?.errors?.map(({ field, code }) => `${field} ${code}`)).toEqual([
    ...['/workspace too-many', '/variables/1/field/code code-exists', '/variables/2/field/type unknown-field'],
    ...[
      '/variables/3/from type-changed',
      '/variables/4/field/settings/appId not-found',
      '/variables/5/field/settings unknown-currency',
    ],
    '/variables/6/field/code code-exists',
    ...['/variables/7/field/default not-offered', '/variables/7/field/unique not-offered'],
  ])
  for (const code of ['constructor', 'toString', '__proto__', 'a b', '1a'])
    expect((await create({ variables: [aVariable(aField('string', code, aLine))] })).problem?.code).toBe('bad-request')
  expect((await create({ appId: v7() })).problem?.errors).toEqual([{ field: '/appId', code: 'not-found' }])
})

test('the diagram that a new process begins with can be published as it is', async () => {
  const { problems } = await aProcess(admin, {
    diagram: contract.newDiagram({ start: 'Start', task: 'Check <stock> & "price"', end: 'End' }),
  })
  expect(problems).toEqual([])
})
