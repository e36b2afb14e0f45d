import type { TextKey } from '../../../texts/index.ts'
import type { Drawn, Model } from './bpmn.ts'

/** The elements that run, as people tell them apart, in the order in which they are offered [BPR-09]. */
export const kinds = [
  'start',
  'user',
  'script',
  'notify',
  'exclusive',
  'parallel',
  'timer',
  'deadline',
  'sub',
  'end',
  'terminate',
] as const
export type Kind = (typeof kinds)[number]
/** Besides them: the ways between them, the whole, and what others draw and nobody runs. */
export type AnyKind = Kind | 'flow' | 'process' | 'foreign'

export const nameOfKind = (kind: AnyKind): TextKey => `processes.kind_${kind}`

/** What bpmn-js makes of each. */
export const shapes: Readonly<Record<Kind, { type: string; eventDefinitionType?: string; isExpanded?: true }>> = {
  start: { type: 'bpmn:StartEvent' },
  user: { type: 'bpmn:UserTask' },
  script: { type: 'bpmn:ScriptTask' },
  notify: { type: 'bpmn:SendTask' },
  exclusive: { type: 'bpmn:ExclusiveGateway' },
  parallel: { type: 'bpmn:ParallelGateway' },
  timer: { type: 'bpmn:IntermediateCatchEvent', eventDefinitionType: 'bpmn:TimerEventDefinition' },
  deadline: { type: 'bpmn:BoundaryEvent', eventDefinitionType: 'bpmn:TimerEventDefinition' },
  sub: { type: 'bpmn:SubProcess', isExpanded: true },
  end: { type: 'bpmn:EndEvent' },
  terminate: { type: 'bpmn:EndEvent', eventDefinitionType: 'bpmn:TerminateEventDefinition' },
}

/** What can come after something, in the order in which it is offered. */
export const addable: readonly Kind[] = ['user', 'script', 'notify', 'exclusive', 'parallel', 'timer', 'sub', 'end', 'terminate']

/** What one may become without losing its place. */
export const alike: readonly (readonly Kind[])[] = [
  ['user', 'script', 'notify'],
  ['exclusive', 'parallel'],
  ['end', 'terminate'],
]

/** Which of them an element of the model is. */
export function kindOf(model: Model): AnyKind {
  if (model.$type === 'bpmn:SequenceFlow') return 'flow'
  if (model.$type === 'bpmn:Process') return 'process'
  const events = ((model['eventDefinitions'] as Model[] | undefined) ?? []).map(({ $type }) => $type)
  const found = kinds.find((kind) => {
    const { type, eventDefinitionType } = shapes[kind]
    if (type !== model.$type) return false
    return eventDefinitionType ? events.length === 1 && events[0] === eventDefinitionType : events.length === 0
  })
  if (found === 'deadline' && model['cancelActivity'] === false) return 'foreign'
  if (found === 'sub' && model['triggeredByEvent']) return 'foreign'
  return found ?? 'foreign'
}

export const kindOfDrawn = (element: Drawn): AnyKind => kindOf(element.businessObject)

/** The picture of each, 20 by 20, drawn with lines alone. */
export const pictures: Readonly<Record<AnyKind, readonly string[]>> = {
  start: ['M17 10a7 7 0 1 1-14 0a7 7 0 0 1 14 0z'],
  end: ['M16 10a6 6 0 1 1-12 0a6 6 0 0 1 12 0z', 'M17.5 10a7.5 7.5 0 1 1-15 0a7.5 7.5 0 0 1 15 0z'],
  terminate: ['M17 10a7 7 0 1 1-14 0a7 7 0 0 1 14 0z', 'M13 10a3 3 0 1 1-6 0a3 3 0 0 1 6 0z', 'M10 9v2', 'M9 10h2'],
  user: [
    'M2.5 4.5h15v11h-15z',
    'M12 8a2 2 0 1 1-4 0a2 2 0 0 1 4 0z',
    'M6.5 13.5c0-2 1.500-2.500 3.500-2.500s3.500.5 3.500 2.500',
  ],
  script: ['M2.500 4.500h15v11h-15z', 'M8 7.500l-2.500 2.500l2.500 2.500', 'M12 7.500l2.500 2.500l-2.500 2.500'],
  notify: ['M2.500 4.500h15v11h-15z', 'M5.500 7.500h9v5.500h-9z', 'M5.500 7.500l4.500 3.500l4.500-3.500'],
  exclusive: ['M10 2l8 8l-8 8l-8-8z', 'M7.500 7.500l5 5', 'M12.500 7.500l-5 5'],
  parallel: ['M10 2l8 8l-8 8l-8-8z', 'M10 6.500v7', 'M6.500 10h7'],
  timer: ['M17 10a7 7 0 1 1-14 0a7 7 0 0 1 14 0z', 'M10 6v4l2.500 2'],
  deadline: ['M2.500 3.500h15v7', 'M2.500 3.500v11h5', 'M17 14a4 4 0 1 1-8 0a4 4 0 0 1 8 0z', 'M13 12v2l1.500 1'],
  sub: ['M2.500 4.500h15v11h-15z', 'M8 11h4v4.500h-4z', 'M10 12v2.500', 'M8.750 13.250h2.500'],
  flow: ['M3 10h12', 'M11.500 6.500l4 3.500l-4 3.500'],
  process: ['M3 5h4v4h-4z', 'M13 5h4v4h-4z', 'M8 13h4v4h-4z', 'M7 7h6', 'M10 7v6'],
  foreign: ['M3 4.500h14v11h-14z', 'M8.500 8.500a1.500 1.500 0 1 1 2 1.500c-.5.250-.5.5-.5 1', 'M10 13v.250'],
}
