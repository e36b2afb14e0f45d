import {
  completeTask,
  createProcess,
  type Field,
  type ItemValues,
  listGroups,
  listTasks,
  processNamespace,
  publishProcess,
  readSession,
  readTask,
  startFromSession,
  type Variable,
} from '@parley/contract'
import { v7 } from 'uuid'
import type { DemoSession } from './demo-conversations.ts'
import type { DemoHouse } from './demo-people.ts'

interface Drawn {
  id: string
  /** `task`, or another element of BPMN as it stands there. */
  kind: string
  name: string
  at: [x: number, y: number]
  attributes?: string
  inside?: string
}
interface Flow {
  id: string
  from: string
  to: string
  name?: string
  condition?: string
  /** Corners on its way. */
  by: [x: number, y: number][]
}

const form = (...fields: string[]) =>
  `<bpmn:extensionElements><parley:form>${fields.join('')}</parley:form></bpmn:extensionElements>`
const field = (code: string, more = '') => `<parley:field code="${code}" ${more}/>`
const setting = (name: string, value: string) => `<parley:setting name="${name}" value="${value}"/>`

/** An order from a chat: looked at by who started it, approved by the team leads where it is large, packed by a desk. */
const elements = (approvers: string, desk: string): Drawn[] => [
  { id: 'Start', kind: 'startEvent', name: 'Order in the chat', at: [180, 200] },
  {
    ...{ id: 'Check', kind: 'userTask', name: 'Check the order', at: [310, 200] },
    attributes: 'parley:performer="initiator" parley:due="PT4H"',
    inside: `<bpmn:documentation>What was ordered, for whom, and what it comes to.</bpmn:documentation>${form(
      field('customer'),
      field('ordered', 'required="true"'),
      field('sum', 'required="true"'),
      field('delivery'),
    )}`,
  },
  { id: 'Large', kind: 'exclusiveGateway', name: 'Large order?', at: [450, 200], attributes: 'default="Usual"' },
  {
    ...{ id: 'Approve', kind: 'userTask', name: 'Approve the order', at: [590, 100] },
    attributes: `parley:performer="group:${approvers}" parley:due="P1D"`,
    inside: form(...['customer', 'ordered', 'sum'].map((code) => field(code, 'readOnly="true"')), field('reason')),
  },
  { id: 'Ready', kind: 'exclusiveGateway', name: '', at: [730, 200] },
  {
    ...{ id: 'Prepare', kind: 'userTask', name: 'Prepare the order', at: [860, 200] },
    attributes: `parley:performer="group:${desk}" parley:due="P2D"`,
    inside: form(...['customer', 'ordered', 'delivery'].map((code) => field(code, 'readOnly="true"'))),
  },
  {
    ...{ id: 'Tell', kind: 'sendTask', name: 'Tell who started it', at: [1020, 200], attributes: 'parley:step="notify"' },
    inside: `<bpmn:extensionElements>${setting('to', 'initiator')}${setting('text', 'The order of {customer} is ready: {ordered}')}</bpmn:extensionElements>`,
  },
  { id: 'Done', kind: 'endEvent', name: 'Order handled', at: [1150, 200] },
  { id: 'Refused', kind: 'endEvent', name: 'Order refused', at: [590, 340] },
]

const flows: Flow[] = [
  {
    id: 'Begin',
    from: 'Start',
    to: 'Check',
    by: [
      [198, 200],
      [260, 200],
    ],
  },
  {
    id: 'Confirm',
    from: 'Check',
    to: 'Large',
    name: 'Confirm',
    by: [
      [360, 200],
      [425, 200],
    ],
  },
  {
    id: 'Refuse',
    from: 'Check',
    to: 'Refused',
    name: 'Refuse',
    by: [
      [310, 240],
      [310, 340],
      [572, 340],
    ],
  },
  {
    ...{ id: 'AboveThousand', from: 'Large', to: 'Approve', name: 'More than 1,000', condition: 'sum.amount > 1000' },
    by: [
      [450, 175],
      [450, 100],
      [540, 100],
    ],
  },
  {
    id: 'Usual',
    from: 'Large',
    to: 'Ready',
    name: 'No',
    by: [
      [475, 200],
      [705, 200],
    ],
  },
  {
    id: 'Approved',
    from: 'Approve',
    to: 'Ready',
    name: 'Approve',
    by: [
      [640, 100],
      [730, 100],
      [730, 175],
    ],
  },
  {
    id: 'NotApproved',
    from: 'Approve',
    to: 'Refused',
    name: 'Refuse',
    by: [
      [590, 140],
      [590, 322],
    ],
  },
  {
    id: 'Go',
    from: 'Ready',
    to: 'Prepare',
    by: [
      [755, 200],
      [810, 200],
    ],
  },
  {
    id: 'Prepared',
    from: 'Prepare',
    to: 'Tell',
    by: [
      [910, 200],
      [970, 200],
    ],
  },
  {
    id: 'End',
    from: 'Tell',
    to: 'Done',
    by: [
      [1070, 200],
      [1132, 200],
    ],
  },
]

const sizes: Record<string, [number, number]> = { startEvent: [36, 36], endEvent: [36, 36], exclusiveGateway: [50, 50] }

function diagram(drawn: Drawn[]): string {
  const shapes = drawn.map(({ id, kind, at: [x, y] }) => {
    const [width, height] = sizes[kind] ?? [100, 80]
    const bounds = `<dc:Bounds x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}"/>`
    return `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}">${bounds}</bpmndi:BPMNShape>`
  })
  const edges = flows.map(({ id, by }) => {
    const points = by.map(([x, y]) => `<di:waypoint x="${x}" y="${y}"/>`).join('')
    return `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${points}</bpmndi:BPMNEdge>`
  })
  const nodes = drawn.map(
    ({ id, kind, name, attributes = '', inside = '' }) =>
      `<bpmn:${kind} id="${id}" name="${name}" ${attributes}>${inside}</bpmn:${kind}>`,
  )
  const ways = flows.map(({ id, from, to, name = '', condition }) => {
    const inside = condition
      ? `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition.replace('>', '&gt;')}</bpmn:conditionExpression>`
      : ''
    return `<bpmn:sequenceFlow id="${id}" name="${name}" sourceRef="${from}" targetRef="${to}">${inside}</bpmn:sequenceFlow>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:parley="${processNamespace}" id="Definitions_1" targetNamespace="${processNamespace}">
<bpmn:process id="OrderHandling" isExecutable="true">
${[...nodes, ...ways].join('\n')}
</bpmn:process>
<bpmndi:BPMNDiagram id="Diagram_1"><bpmndi:BPMNPlane id="Plane_1" bpmnElement="OrderHandling">
${[...shapes, ...edges].join('\n')}
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>
`
}

const about = (code: string, name: string) => ({ id: v7(), code, name, tip: '', required: false, searchable: false })
const line = (multiline: boolean) => ({ multiline, maxLength: 1_000, mask: null, maskMessage: '' })
const variables = (): Variable[] => [
  { field: { ...about('customer', 'Customer'), type: 'string', settings: line(false) } as Field, from: 'customer-name' },
  { field: { ...about('ordered', 'What was ordered'), type: 'string', settings: line(true) } as Field, from: 'last-message' },
  { field: { ...about('sum', 'Sum'), type: 'money', settings: { currency: 'EUR' } } as Field, from: null },
  { field: { ...about('delivery', 'Delivery by'), type: 'date-time', settings: { kind: 'date' } } as Field, from: null },
  { field: { ...about('reason', 'Reason'), type: 'string', settings: line(true) } as Field, from: null },
]

/** What becomes of each instance: by which exit it is checked, and what it comes to; the last one waits. */
const checks: ({ exit: string; amount: string } | null)[] = [
  { exit: 'Confirm', amount: '240.00' },
  { exit: 'Confirm', amount: '1890.00' },
  null,
]

/** A process that administrators published, and that operators have started from their chats [BPR-01…04]. */
export async function startProcesses(
  { administrator, staff, chats }: DemoHouse,
  sessions: readonly DemoSession[],
): Promise<void> {
  const { client } = administrator
  const groups = await client.ask(listGroups)
  const leads = groups.find(({ name }) => name === 'Team leads')!.id
  const path = { processId: v7() }
  const body = { name: 'Order handling', description: 'From the order in a chat to the parcel', workspace: null, appId: null }
  const drawn = { diagram: diagram(elements(leads, chats[0]!.groupId)), variables: variables() }
  const { version } = await client.ask(createProcess, { path, body: { ...body, ...drawn } })
  await client.ask(publishProcess, { path, body: { version } })

  const taken = sessions.filter(({ fate }) => fate === 'assigned')
  for (const [place, check] of checks.entries()) {
    const { id: sessionId } = taken[place * 3]!
    const { session } = await client.ask(readSession, { path: { sessionId } })
    const operator = staff.find(({ id }) => id === session.operator?.id)!
    const instanceId = v7()
    await operator.client.ask(startFromSession, { path: { sessionId, instanceId }, body: path })
    if (!check) continue
    const { items } = await operator.client.ask(listTasks, { query: { list: 'mine' } })
    const task = { taskId: items.find(({ instance }) => instance.id === instanceId)!.id }
    const { values } = await operator.client.ask(readTask, { path: task })
    const filled: ItemValues = { ordered: values['ordered'] ?? 'Two tickets', sum: { amount: check.amount, currency: 'EUR' } }
    await operator.client.ask(completeTask, { path: task, body: { exit: check.exit, values: filled } })
  }
}
