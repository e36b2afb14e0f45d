import type { Drawn, Model } from '../../canvas/bpmn.ts'
import { partsOf } from '../../canvas/make.ts'
import type { Designer } from '../open-designer.ts'

/** A field of a task's form. */
export interface FormField {
  code: string
  required: boolean
  readOnly: boolean
}

export function formOf(model: Model): FormField[] {
  const form = partsOf(model).find(({ $type }) => $type === 'parley:Form')
  return ((form?.['fields'] as Model[] | undefined) ?? []).map((field) => ({
    code: String(field['code'] ?? ''),
    required: field['required'] === true,
    readOnly: field['readOnly'] === true,
  }))
}

export function writeForm(designer: Designer, element: Drawn, fields: readonly FormField[]): void {
  const moddle = designer.service('moddle')
  const form = moddle.create('parley:Form', { fields: fields.map((field) => moddle.create('parley:Field', { ...field })) })
  const others = partsOf(element.businessObject).filter(({ $type }) => $type !== 'parley:Form')
  writeParts(designer, element, fields.length ? [...others, form] : others)
}

export function settingOf(model: Model, name: string): string {
  const found = partsOf(model).find((part) => part.$type === 'parley:Setting' && part.name === name)
  return String(found?.['value'] ?? '')
}

export function writeSetting(designer: Designer, element: Drawn, name: string, value: string): void {
  const made = designer.service('moddle').create('parley:Setting', { name, value })
  const others = partsOf(element.businessObject).filter((part) => part.$type !== 'parley:Setting' || part.name !== name)
  writeParts(designer, element, value ? [...others, made] : others)
}

function writeParts({ service }: Designer, element: Drawn, values: readonly Model[]): void {
  const extensionElements = values.length ? service('bpmnFactory').create('bpmn:ExtensionElements', { values }) : undefined
  if (extensionElements) for (const value of values) value.$parent = extensionElements
  service('modeling').updateProperties(element, { extensionElements })
}

export const instructionsOf = (model: Model): string =>
  String((model['documentation'] as Model[] | undefined)?.[0]?.['text'] ?? '')

export function writeInstructions({ service }: Designer, element: Drawn, text: string): void {
  const documentation = text ? [service('bpmnFactory').create('bpmn:Documentation', { text })] : []
  service('modeling').updateProperties(element, { documentation })
}

const bodyOf = (expression: unknown): string => String((expression as Model | undefined)?.['body'] ?? '')

export const conditionOf = (flow: Model): string => bodyOf(flow['conditionExpression'])

export function writeCondition({ service }: Designer, flow: Drawn, text: string): void {
  const conditionExpression = text ? service('bpmnFactory').create('bpmn:FormalExpression', { body: text }) : undefined
  service('modeling').updateProperties(flow, { conditionExpression })
}

export const isDefault = (flow: Drawn): boolean => flow.source?.businessObject['default'] === flow.businessObject

/** The way that is taken where no condition is true; it has none of its own. */
export function writeDefault(designer: Designer, flow: Drawn, on: boolean): void {
  designer.compose(() => {
    if (on) writeCondition(designer, flow, '')
    designer.service('modeling').updateProperties(flow.source!, { default: on ? flow.businessObject : undefined })
  })
}

/** A timer's duration in ISO 8601, or `=code` of a variable that says when. */
export function timerOf(model: Model): { duration: string; date: string } {
  const definition = (model['eventDefinitions'] as Model[] | undefined)?.[0]
  return { duration: bodyOf(definition?.['timeDuration']), date: bodyOf(definition?.['timeDate']) }
}

export function writeTimer(
  { service }: Designer,
  element: Drawn,
  { duration, date }: { duration?: string; date?: string },
): void {
  const definition = (element.businessObject['eventDefinitions'] as Model[])[0]!
  const said = (body: string | undefined) => (body ? service('bpmnFactory').create('bpmn:FormalExpression', { body }) : undefined)
  service('modeling').updateModdleProperties(element, definition, { timeDuration: said(duration), timeDate: said(date) })
}
