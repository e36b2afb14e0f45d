import type { ProcessError, ProcessProblem, Variable } from '@parley/contract'
import { type Patience, wrongIn } from '../feel/index.ts'
import { checkShape } from './check-shape.ts'
import type { Diagram, Element, ElementOf, Flow, Timer } from './diagram.ts'
import { aboutNames } from './evaluate.ts'
import { after } from './iso-duration.ts'
import type { ProcessStep } from './process-step.ts'

/** What a process is checked against. */
export interface Against {
  variables: readonly Variable[]
  steps: readonly ProcessStep[]
  /** Whether this performer, by id, is there. */
  isThere(performer: string): boolean
  /** For expressions. */
  patience: Patience
}

export type Say = (element: { id: string; name: string } | null, code: ProcessError, detail?: string) => void

/** All that keeps a process from being published, in the order of the diagram. */
export function problemsOf(diagram: Diagram, against: Against): ProcessProblem[] {
  const problems: ProcessProblem[] = []
  const say: Say = (element, code, detail) =>
    void problems.push({
      elementId: element?.id ?? null,
      elementName: element?.name ?? '',
      code,
      ...(detail !== undefined && { detail }),
    })
  for (const { id, name, type } of diagram.unsupported) say({ id, name }, 'unsupported', type)
  checkShape(diagram, say)
  for (const element of diagram.elements.values()) checkElement(element, against, say)
  return problems.slice(0, 200)
}

function checkElement(element: Element, against: Against, say: Say): void {
  switch (element.does) {
    case 'task':
      checkPerformer(element, element.performer, against, say)
      if (element.due !== '' && !after(new Date(), element.due)) say(element, 'wrong-timer', element.due)
      for (const { code } of element.form) if (!variableOf(against, code)) say(element, 'no-variable', code)
      if (element.outgoing.length > 1)
        for (const flow of element.outgoing) if (flow.name.trim() === '') say(flow, 'no-exit-name', element.name)
      return
    case 'script':
      if (element.format === 'feel') checkExpression(element, element.script, against, say)
      else say(element, 'wrong-expression', element.format || 'feel')
      return
    case 'exclusive':
      if (element.outgoing.length < 2) return
      for (const flow of element.outgoing) if (flow.id !== element.otherwise) checkCondition(flow, against, say)
      return
    case 'step':
      checkStep(element, against, say)
      return
    case 'timer':
    case 'boundary': {
      const wrong = wrongTimer(element, against)
      if (wrong) say(element, ...wrong)
      return
    }
    default:
  }
}

type Wrong = [code: ProcessError, detail?: string]

const variableOf = ({ variables }: Against, code: string) => variables.find(({ field }) => field.code === code)?.field

function wrongPerformer(performer: string, against: Against): Wrong | undefined {
  const [kind = '', of = ''] = performer.split(':')
  if (performer === '') return ['no-performer']
  if (performer === 'initiator') return undefined
  if (kind !== 'variable') return against.isThere(performer) ? undefined : ['performer-not-found']
  const field = variableOf(against, of)
  if (!field) return ['no-variable', of]
  return field.type === 'users' || field.type === 'role' ? undefined : ['wrong-variable', of]
}

function checkPerformer(element: { id: string; name: string }, performer: string, against: Against, say: Say): void {
  const wrong = wrongPerformer(performer, against)
  if (wrong) say(element, ...wrong)
}

function checkCondition(flow: Flow, against: Against, say: Say): void {
  if (flow.condition === '') say(flow, 'no-condition')
  else checkExpression(flow, flow.condition, against, say)
}

function checkExpression(
  element: { id: string; name: string },
  expression: string,
  { variables, patience }: Against,
  say: Say,
): void {
  const known = [...variables.map(({ field }) => field.code), ...aboutNames]
  const wrong = wrongIn(expression, known, patience)
  if (wrong !== undefined) say(element, 'wrong-expression', wrong)
}

function wrongTimer({ duration, date }: Timer, against: Against): Wrong | undefined {
  if (duration === '' && date === '') return ['no-timer']
  if (duration !== '') return after(new Date(), duration) ? undefined : ['wrong-timer', duration]
  if (!date.startsWith('=')) return ['wrong-timer', date]
  const field = variableOf(against, date.slice(1))
  if (!field) return ['no-variable', date.slice(1)]
  return field.type === 'date-time' && field.settings.kind !== 'time' ? undefined : ['wrong-variable', field.code]
}

function checkStep(element: ElementOf<'step'>, against: Against, say: Say): void {
  const step = against.steps.find(({ kind }) => kind === element.step)
  if (!step) say(element, 'no-step', element.step)
  const setting = (name: string) => (Object.hasOwn(element.settings, name) ? element.settings[name]! : '')
  for (const name of step?.performers ?? []) checkPerformer(element, setting(name), against, say)
  for (const name of step?.texts ?? []) {
    const text = setting(name)
    if (text.trim() === '' || text.length > 5_000) say(element, 'wrong-setting', name)
    for (const code of codesIn(text)) if (!variableOf(against, code)) say(element, 'no-variable', code)
  }
}

/** `{code}` in a text. */
const codesIn = (text: string): string[] => [...text.matchAll(/\{([A-Za-z]\w*)\}/g)].map((found) => found[1]!)
