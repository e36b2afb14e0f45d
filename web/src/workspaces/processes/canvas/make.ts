import type { Drawn, Model, Services } from './bpmn.ts'
import { type AnyKind, type Kind, shapes } from './kinds.ts'

export type Service = <Name extends keyof Services>(name: Name) => Services[Name]

/** What a new element begins with, where it would not run otherwise. */
const begins: Partial<Record<Kind, Record<string, unknown>>> = {
  user: { performer: 'initiator' },
  script: { scriptFormat: 'feel', script: '' },
  notify: { step: 'notify' },
}

export function madeShape(service: Service, kind: Kind): Drawn {
  const businessObject = service('bpmnFactory').create(shapes[kind].type, begins[kind] ?? {})
  return service('elementFactory').createShape({ ...shapes[kind], businessObject })
}

/** After what something can come. */
export const mayAppend = (kind: AnyKind): boolean => !['end', 'terminate', 'flow', 'process'].includes(kind)

/** What is added to the model for a kind that takes another's place. */
export const beginningOf = (kind: Kind): Record<string, unknown> => begins[kind] ?? {}

export const partsOf = (model: Model): Model[] => (model['extensionElements'] as { values?: Model[] } | undefined)?.values ?? []
