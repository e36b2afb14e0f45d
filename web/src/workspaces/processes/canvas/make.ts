import type { Drawn, Model, Services } from './bpmn.ts'
import { type AnyKind, type Kind, shapes } from './kinds.ts'

export type Service = <Name extends keyof Services>(name: Name) => Services[Name]

const BESIDE = 32

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

const isTask = ({ type }: Drawn) => /Task$|SubProcess$/.test(type)

/** Puts something new where there is room after an element, with a way to it. */
export function append(service: Service, source: Drawn, kind: Kind): Drawn {
  const branches = source.outgoing.length > 0 && isTask(source)
  const made = service('autoPlace').append(source, madeShape(service, kind))
  // A way that turns down into its end would go through what stands to the right.
  if (branches && !isTask(made)) {
    const by = source.x + source.width + BESIDE - (made.x + made.width / 2)
    service('modeling').moveElements([made], { x: by, y: 0 })
  }
  return made
}

/** After what something can come. */
export const mayAppend = (kind: AnyKind): boolean => !['end', 'terminate', 'flow', 'process'].includes(kind)

/** What is added to the model for a kind that takes another's place. */
export const beginningOf = (kind: Kind): Record<string, unknown> => begins[kind] ?? {}

export const partsOf = (model: Model): Model[] => (model['extensionElements'] as { values?: Model[] } | undefined)?.values ?? []
