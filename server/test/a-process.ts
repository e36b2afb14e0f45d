import * as contract from '@parley/contract'
import { v7 } from 'uuid'
import type { Client } from './client.ts'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A diagram without drawing: what stands in the process, as BPMN. */
export function aDiagram(...elements: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:parley="urn:parley:bpmn" id="D" targetNamespace="urn:parley:bpmn">
<bpmn:process id="P" isExecutable="true">${elements.join('')}</bpmn:process></bpmn:definitions>`
}

export const start = (id = 'start') => `<bpmn:startEvent id="${id}" name="${id}"/>`
export const end = (id = 'end', inside = '') => `<bpmn:endEvent id="${id}" name="${id}">${inside}</bpmn:endEvent>`
export const terminate = (id: string) => end(id, '<bpmn:terminateEventDefinition/>')
/** `a>b>c`, or `a>b` with a name or a condition; its id is `a_b`. */
export const flow = (path: string, { name = '', condition = '' }: { name?: string; condition?: string } = {}) => {
  const ids = path.split('>')
  const inside =
    condition && `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${escaped(condition)}</bpmn:conditionExpression>`
  return ids
    .slice(1)
    .map(
      (to, i) =>
        `<bpmn:sequenceFlow id="${ids[i]}_${to}" name="${escaped(name)}" sourceRef="${ids[i]}" targetRef="${to}">${inside}</bpmn:sequenceFlow>`,
    )
    .join('')
}
interface TaskMore {
  performer?: string
  due?: string
  form?: { code: string; required?: boolean; readOnly?: boolean }[]
  instructions?: string
}
export const task = (id: string, { performer = 'initiator', due = '', form = [], instructions = '' }: TaskMore = {}) =>
  `<bpmn:userTask id="${id}" name="${id}" parley:performer="${performer}" parley:due="${due}">
  ${instructions && `<bpmn:documentation>${escaped(instructions)}</bpmn:documentation>`}
  <bpmn:extensionElements><parley:form>${form
    .map(
      ({ code, required = false, readOnly = false }) =>
        `<parley:field code="${code}" required="${required}" readOnly="${readOnly}"/>`,
    )
    .join('')}</parley:form></bpmn:extensionElements></bpmn:userTask>`
export const script = (id: string, feel: string, format = 'feel') =>
  `<bpmn:scriptTask id="${id}" name="${id}" scriptFormat="${format}"><bpmn:script>${escaped(feel)}</bpmn:script></bpmn:scriptTask>`
export const exclusive = (id: string, otherwise = '') =>
  `<bpmn:exclusiveGateway id="${id}" name="${id}"${otherwise && ` default="${otherwise}"`}/>`
export const parallel = (id: string) => `<bpmn:parallelGateway id="${id}" name="${id}"/>`
export const subProcess = (id: string, ...elements: string[]) =>
  `<bpmn:subProcess id="${id}" name="${id}">${elements.join('')}</bpmn:subProcess>`
export const notify = (id: string, to: string, text: string) =>
  `<bpmn:sendTask id="${id}" name="${id}" parley:step="notify"><bpmn:extensionElements>
  <parley:setting name="to" value="${to}"/><parley:setting name="text" value="${escaped(text)}"/></bpmn:extensionElements></bpmn:sendTask>`
const time = (how: { duration?: string; date?: string }) =>
  `<bpmn:timerEventDefinition>${how.duration ? `<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${how.duration}</bpmn:timeDuration>` : ''}${how.date ? `<bpmn:timeDate xsi:type="bpmn:tFormalExpression">${how.date}</bpmn:timeDate>` : ''}</bpmn:timerEventDefinition>`
export const timer = (id: string, how: { duration?: string; date?: string }) =>
  `<bpmn:intermediateCatchEvent id="${id}" name="${id}">${time(how)}</bpmn:intermediateCatchEvent>`
export const boundary = (id: string, on: string, how: { duration?: string; date?: string }) =>
  `<bpmn:boundaryEvent id="${id}" name="${id}" attachedToRef="${on}">${time(how)}</bpmn:boundaryEvent>`

/** One task and then the end. */
export const oneTask = (more: TaskMore = {}) => aDiagram(start(), task('do', more), end(), flow('start>do>end'))

export const aVariable = (field: contract.Field, from: contract.SessionFact | null = null): contract.Variable => ({ field, from })

export const definitionWith = (more: Partial<contract.ProcessDefinition> = {}): contract.ProcessDefinition => ({
  name: `Process ${crypto.randomUUID().slice(0, 8)}`,
  description: '',
  workspace: null,
  appId: null,
  diagram: oneTask(),
  variables: [],
  ...more,
})

export const draft = (admin: Client, more: Partial<contract.ProcessDefinition> = {}, processId: string = v7()) =>
  admin.get(contract.createProcess, { path: { processId }, body: definitionWith(more) })

/** One that starts. */
export async function aProcess(admin: Client, more: Partial<contract.ProcessDefinition> = {}): Promise<contract.Process> {
  const { id: processId, version } = await draft(admin, more)
  const { problem, body } = await admin.ask(contract.publishProcess, { path: { processId }, body: { version } })
  if (problem) throw new Error(`${problem.code} ${JSON.stringify(problem.problems)}`)
  return body
}

/** Saved over what is there, and published. */
export async function publishAgain(admin: Client, processId: string, more: Partial<contract.ProcessDefinition>) {
  const { name, description, workspace, app, diagram, variables, version } = await admin.get(contract.readProcess, {
    path: { processId },
  })
  const body = { name, description, workspace, appId: app?.id ?? null, diagram, variables, version, ...more }
  const edited = await admin.get(contract.editProcess, { path: { processId }, body })
  return admin.get(contract.publishProcess, { path: { processId }, body: { version: edited.version } })
}

export const begun = (who: Client, processId: string, instanceId: string = v7()) =>
  who.get(contract.startInstance, { path: { instanceId }, body: { processId } })

export const page = (who: Client, instanceId: string) => who.get(contract.readInstance, { path: { instanceId } })

/** The open tasks of an instance, by name. */
export async function openTasks(who: Client, instanceId: string): Promise<contract.TaskRow[]> {
  return (await page(who, instanceId)).tasks.filter(({ state }) => state === 'open')
}

/** Does the open task of this name by this exit (by its name), or its only one. */
export async function complete(
  who: Client,
  instanceId: string,
  name: string,
  { exit = '', values = {} }: { exit?: string; values?: Record<string, unknown> } = {},
) {
  const open = (await openTasks(who, instanceId)).find((one) => one.name === name)
  if (!open) throw new Error(`There is no open task ${name}`)
  const path = { taskId: open.id }
  const { exits } = await who.get(contract.readTask, { path })
  const chosen = exits.find((one) => one.name === exit)
  if (!chosen) throw new Error(`There is no exit ${exit}`)
  return who.ask(contract.completeTask, { path, body: { exit: chosen.id, values: values as contract.ItemValues } })
}

export const namesOf = (tasks: readonly contract.TaskRow[]) => tasks.map(({ name }) => name)
