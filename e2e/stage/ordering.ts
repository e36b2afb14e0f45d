import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import { aProcess, aVariable } from '../../server/test/a-process.ts'
import { aField, aLine } from '../../server/test/an-app.ts'
import type { Client } from '../../server/test/client.ts'

interface Task {
  id: string
  name: string
  /** `initiator`, `user:<id>`, `group:<id>`. */
  performer: string
  /** ISO 8601. */
  due?: string
  instructions?: string
  fields?: { code: string; required?: boolean; readOnly?: boolean }[]
  /** Where each of its ways out leads; '' names none. */
  exits: Record<string, string>
}

export interface Steps {
  /** The first one is where it begins. */
  tasks?: Task[]
  /** Comes before all of them. */
  script?: string
  variables?: contract.Variable[]
}

export const line = (code: string, name: string, from: contract.SessionFact | null = null) =>
  aVariable(aField('string', code, aLine, { name }), from)
export const amount = (code: string, name: string) => aVariable(aField('number', code, { digits: 0 }, { name }))

/** Written by hand, as another editor of BPMN would: tasks in a row, each way out to another task or to the end. */
export function bpmn({ tasks = [], script }: Steps): string {
  const shapes = ['Start', ...(script ? ['Script'] : []), ...tasks.map(({ id }) => id), 'End']
  const first = tasks[0]?.id ?? 'End'
  const flows = [
    { id: 'begin', from: 'Start', to: script ? 'Script' : first, name: '' },
    ...(script ? [{ id: 'on', from: 'Script', to: first, name: '' }] : []),
    ...tasks.flatMap(({ id, exits }) =>
      Object.entries(exits).map(([name, to], at) => ({ id: `${id}_${at + 1}`, from: id, to, name })),
    ),
  ]
  const links = (id: string) =>
    flows
      .flatMap(({ id: flow, from, to }) => [
        ...(to === id ? [`<bpmn:incoming>${flow}</bpmn:incoming>`] : []),
        ...(from === id ? [`<bpmn:outgoing>${flow}</bpmn:outgoing>`] : []),
      ])
      .sort()
      .join('')
  const x = (id: string) => 160 + 160 * shapes.indexOf(id)
  const drawn = shapes.map((id) => {
    const [width, y] = id === 'Start' || id === 'End' ? [36, 142] : [100, 120]
    return `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x(id)}" y="${y}" width="${width}" height="${width === 36 ? 36 : 80}"/></bpmndi:BPMNShape>`
  })
  const edges = flows.map(
    ({ id, from, to }) =>
      `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint x="${x(from) + 50}" y="160"/><di:waypoint x="${x(to)}" y="160"/></bpmndi:BPMNEdge>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:parley="${contract.processNamespace}" id="Definitions_1" targetNamespace="${contract.processNamespace}">
<bpmn:process id="Process_1" isExecutable="true">
<bpmn:startEvent id="Start">${links('Start')}</bpmn:startEvent>
${script ? `<bpmn:scriptTask id="Script" name="Work it out" scriptFormat="feel">${links('Script')}<bpmn:script>${script}</bpmn:script></bpmn:scriptTask>` : ''}
${tasks.map((task) => userTask(task, links(task.id))).join('\n')}
<bpmn:endEvent id="End">${links('End')}</bpmn:endEvent>
${flows.map(({ id, from, to, name }) => `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"${name && ` name="${name}"`}/>`).join('\n')}
</bpmn:process>
<bpmndi:BPMNDiagram id="Diagram_1"><bpmndi:BPMNPlane id="Plane_1" bpmnElement="Process_1">
${[...drawn, ...edges].join('\n')}
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`
}

function userTask({ id, name, performer, due, instructions, fields = [] }: Task, links: string): string {
  const asked = fields.map(
    ({ code, required = false, readOnly = false }) =>
      `<parley:field code="${code}" required="${required}" readOnly="${readOnly}"/>`,
  )
  return `<bpmn:userTask id="${id}" name="${name}" parley:performer="${performer}"${due ? ` parley:due="${due}"` : ''}>
${instructions ? `<bpmn:documentation>${instructions}</bpmn:documentation>` : ''}
${fields.length > 0 ? `<bpmn:extensionElements><parley:form>${asked.join('')}</parley:form></bpmn:extensionElements>` : ''}
${links}</bpmn:userTask>`
}

interface Where {
  workspace?: string
  appId?: string
  description?: string
}

/** Made and published; its name has to be its story's own. */
export const published = (administrator: Client, name: string, steps: Steps, where: Where = {}): Promise<contract.Process> =>
  aProcess(administrator, { ...where, name, diagram: bpmn(steps), variables: steps.variables ?? [] })

/** What a chat of a shop starts: the order is taken down by who started it, and packed by somebody of a group. */
export const ordering = (packers: { id: string }, due?: string): Steps => ({
  variables: [line('customer', 'Customer', 'customer-name'), line('order', 'Order'), amount('pieces', 'Pieces')],
  tasks: [
    {
      id: 'Take',
      name: 'Take down the order',
      performer: 'initiator',
      instructions: 'Ask for the order number and how many pieces.',
      fields: [{ code: 'customer', readOnly: true }, { code: 'order', required: true }, { code: 'pieces' }],
      exits: { Confirm: 'Pack', Refuse: 'End' },
    },
    {
      id: 'Pack',
      name: 'Pack the order',
      performer: `group:${packers.id}`,
      ...(due && { due }),
      fields: [{ code: 'order', readOnly: true }, { code: 'pieces' }],
      exits: { '': 'End' },
    },
  ],
})

/** From a chat, over HTTP. */
export const started = (who: Client, sessionId: string, { id: processId }: Pick<contract.Process, 'id'>) =>
  who.get(contract.startFromSession, { path: { sessionId, instanceId: v7() }, body: { processId } })

/** The open ones of mine, or that I may take. */
export const tasksOf = async (who: Client, list: contract.TaskList = 'mine') =>
  (await who.get(contract.listTasks, { query: { list } })).items
