import { processModdle } from '@parley/contract'
import { BpmnModdle } from 'bpmn-moddle'
import { Refusal } from '../platform/refusal.ts'
import type { Diagram, Element, Flow } from './diagram.ts'
import { type Parsed, readElement } from './read-element.ts'

/** More than this nobody draws. */
const most = 2_000

/** Only what explains: it is drawn, and does nothing. */
const explains = new Set(['bpmn:TextAnnotation', 'bpmn:Association', 'bpmn:Group'])

/**
 * What a BPMN 2.0 file says, as far as we run it.
 * @throws {Refusal} `diagram-invalid`: it is none
 */
export async function readDiagram(xml: string): Promise<Diagram> {
  const definitions = await parse(xml)
  const roots = definitions.rootElements ?? []
  const processes = roots.filter(({ $type }) => $type === 'bpmn:Process')
  const unsupported: Diagram['unsupported'] = []
  const say = ({ id = '', name = '', $type }: Parsed) => void unsupported.push({ id, name, type: $type.replace('bpmn:', '') })
  for (const root of roots) if (root.$type === 'bpmn:Collaboration') say(root)
  for (const process of processes.slice(1)) say(process)
  const elements = new Map<string, Element>()
  const flows: Flow[] = []
  const order = new Map<string, string[]>()
  const ids = new Set<string>()
  const readScope = (scope: Parsed, within: string | null) => {
    for (const lanes of scope.laneSets ?? []) say(lanes)
    for (const artifact of scope.artifacts ?? []) if (!explains.has(artifact.$type)) say(artifact)
    for (const parsed of scope.flowElements ?? []) {
      if (ids.size >= most) throw new Refusal('diagram-invalid', { detail: `More than ${most} elements` })
      const { id, name = '' } = parsed
      if (id === undefined) throw new Refusal('diagram-invalid', { detail: `${parsed.$type} without an id` })
      ids.add(id)
      if (parsed.$type === 'bpmn:SequenceFlow') {
        const { sourceRef, targetRef, conditionExpression } = parsed
        const condition = conditionExpression?.body?.trim() ?? ''
        flows.push({ id, name, from: sourceRef?.id, to: targetRef?.id, condition, scope: within })
        continue
      }
      const does = readElement(parsed)
      if (does.does === 'unsupported') say(parsed)
      elements.set(id, { id, name, scope: within, incoming: [], outgoing: [], ...does } as Element)
      order.set(
        id,
        (parsed.outgoing ?? []).map((flow) => flow.id ?? ''),
      )
      if (does.does === 'sub-process') readScope(parsed, id)
    }
  }
  const [process] = processes
  if (process) readScope(process, null)
  connect(elements, flows, order)
  return { id: process?.id ?? '', elements, unsupported, flows }
}

function connect(elements: Map<string, Element>, flows: readonly Flow[], order: ReadonlyMap<string, string[]>): void {
  for (const flow of flows) {
    const [from, to] = [elements.get(flow.from ?? ''), elements.get(flow.to ?? '')]
    if (from?.scope !== flow.scope || to?.scope !== flow.scope) continue
    from.outgoing.push(flow)
    to.incoming.push(flow)
  }
  for (const element of elements.values()) {
    const named = order.get(element.id) ?? []
    const place = ({ id }: Flow) => (named.includes(id) ? named.indexOf(id) : named.length)
    element.outgoing.sort((a, b) => place(a) - place(b))
  }
}

async function parse(xml: string): Promise<Parsed> {
  try {
    const { rootElement, warnings } = await new BpmnModdle({ parley: processModdle }).fromXML(xml)
    // It leaves the second of them out, and goes on.
    const double = warnings.find(({ message }) => message.includes('duplicate ID'))
    if (double) throw new Error(double.message)
    return rootElement as unknown as Parsed
  } catch (error) {
    throw new Refusal('diagram-invalid', { detail: (error as Error).message.slice(0, 300) })
  }
}
