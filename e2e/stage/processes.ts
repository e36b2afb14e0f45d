import * as contract from '@parley/contract'
import { aProcess, aVariable, draft, openTasks } from '../../server/test/a-process.ts'
import { aField } from '../../server/test/an-app.ts'
import type { Person } from './company.ts'

interface Made {
  description?: string
  diagram?: string
  variables?: contract.Variable[]
  published?: boolean
}

/** A process of the company; what a new one begins with unless said. */
export function makeProcess(administrator: Person, name: string, made: Made = {}): Promise<contract.Process> {
  const begins = contract.newDiagram({ start: 'Order comes', task: 'Check stock', end: 'Delivered' })
  const { description = '', diagram = begins, variables = [], published = false } = made
  return (published ? aProcess : draft)(administrator, { name, description, diagram, variables })
}

/** Does their one open task of an instance, by the way on of this name. */
export async function doTask(who: Person, instanceId: string, values: contract.ItemValues = {}, exit?: string): Promise<void> {
  const [task] = await openTasks(who, instanceId)
  if (!task) throw new Error('There is no open task')
  const { exits } = await who.get(contract.readTask, { path: { taskId: task.id } })
  const chosen = exits.find(({ name }) => exit === undefined || name === exit)!
  await who.get(contract.completeTask, { path: { taskId: task.id }, body: { exit: chosen.id, values } })
}

/** A draft of somebody else's, drawn in another program: a pool, a service task, a message. */
export const foreignFile = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d" targetNamespace="urn:elsewhere">
  <process id="p" isExecutable="true">
    <startEvent id="s" name="Begin"><outgoing>a</outgoing></startEvent>
    <serviceTask id="t" name="Call &lt;img src=x onerror=alert(1)&gt; the bank"><incoming>a</incoming><outgoing>b</outgoing></serviceTask>
    <endEvent id="e" name="Over"><incoming>b</incoming></endEvent>
    <sequenceFlow id="a" sourceRef="s" targetRef="t" />
    <sequenceFlow id="b" sourceRef="t" targetRef="e" />
  </process>
  <bpmndi:BPMNDiagram id="di">
    <bpmndi:BPMNPlane id="pl" bpmnElement="p">
      <bpmndi:BPMNShape id="s_di" bpmnElement="s"><dc:Bounds x="160" y="142" width="36" height="36" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="t_di" bpmnElement="t"><dc:Bounds x="260" y="120" width="100" height="80" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="e_di" bpmnElement="e"><dc:Bounds x="424" y="142" width="36" height="36" /></bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="a_di" bpmnElement="a"><di:waypoint x="196" y="160" /><di:waypoint x="260" y="160" /></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="b_di" bpmnElement="b"><di:waypoint x="360" y="160" /><di:waypoint x="424" y="160" /></bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</definitions>`

/** A variable whose code is its name. */
export const makeVariable = <T extends contract.FieldType>(type: T, name: string, settings: contract.FieldOf<T>['settings']) =>
  aVariable(aField(type, name.toLowerCase(), settings, { name }))

/** What a new process begins with, and a price to be filled in. */
export const ordered = contract
  .newDiagram({ start: 'Order comes', task: 'Check stock', end: 'Delivered' })
  .replace(
    '<bpmn:incoming>Flow_1</bpmn:incoming>',
    '<bpmn:documentation>Look in the store room.</bpmn:documentation><bpmn:extensionElements><parley:form><parley:field code="price" required="true" /></parley:form></bpmn:extensionElements><bpmn:incoming>Flow_1</bpmn:incoming>',
  )

/** Waits for a second, and then has a script that puts a text where a number belongs. */
export const failing = contract
  .newDiagram({ start: 'Order comes', task: 'Wait', end: 'Delivered' })
  .replace(/<bpmn:userTask[^>]*>/, '<bpmn:intermediateCatchEvent id="Task_1" name="Wait">')
  .replace(
    '</bpmn:userTask>',
    '<bpmn:timerEventDefinition id="Timer_1"><bpmn:timeDuration>PT1S</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent><bpmn:scriptTask id="Script_1" name="Count" scriptFormat="feel"><bpmn:incoming>Flow_2</bpmn:incoming><bpmn:outgoing>Flow_3</bpmn:outgoing><bpmn:script>{ price: string(1) }</bpmn:script></bpmn:scriptTask><bpmn:sequenceFlow id="Flow_3" sourceRef="Script_1" targetRef="End_1" />',
  )
  .replace(
    '<bpmn:incoming>Flow_2</bpmn:incoming>\n    </bpmn:endEvent>',
    '<bpmn:incoming>Flow_3</bpmn:incoming>\n    </bpmn:endEvent>',
  )
  .replace('sourceRef="Task_1" targetRef="End_1"', 'sourceRef="Task_1" targetRef="Script_1"')
  .replace(
    '<bpmndi:BPMNEdge id="Flow_1_di"',
    '<bpmndi:BPMNShape id="Script_1_di" bpmnElement="Script_1"><dc:Bounds x="400" y="220" width="100" height="80" /></bpmndi:BPMNShape><bpmndi:BPMNEdge id="Flow_1_di"',
  )
