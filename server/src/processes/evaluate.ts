import type { ItemValues, Variable } from '@parley/contract'
import { ownValue, takeVariable } from '../apps/index.ts'
import { feelValue, fromFeelValue, type Patience } from '../feel/index.ts'
import type { ElementOf, Flow } from './diagram.ts'
import { StepFailure } from './step-failure.ts'

/** What expressions see besides the variables. */
export interface Given {
  variables: readonly Variable[]
  now: Date
  patience: Patience
  about: About
}

/** By these names; no variable may have one of them. */
export interface About {
  instance: { number: number; started: string }
  initiator: { id: string; name: string } | null
  session: { id: string; name: string } | null
}
export const aboutNames: readonly (keyof About)[] = ['instance', 'initiator', 'session']

type Values = Record<string, unknown>

/**
 * Each entry as the variable of its name takes it; null empties it.
 * @throws {StepFailure}
 */
export function evaluateScript(element: ElementOf<'script'>, values: Values, given: Given): Values {
  const { value, fault } = evaluated(element, element.script, values, given)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new StepFailure(element, fault ?? 'It gives no context')
  const taken: Values = {}
  for (const [code, one] of Object.entries(value)) {
    const field = given.variables.find((variable) => variable.field.code === code)?.field
    if (!field) throw new StepFailure(element, `${code}: there is no such variable`)
    if (one === null && fault !== undefined) throw new StepFailure(element, `${code}: ${fault}`)
    const checked = takeVariable(field, fromFeelValue(field, one))
    if ('wrong' in checked) throw new StepFailure(element, `${code}: ${checked.wrong}`)
    taken[code] = checked.value
  }
  return taken
}

/**
 * Null is no, as where a value that is compared is empty.
 * @throws {StepFailure}
 */
export function holds(element: ElementOf<'exclusive'>, flow: Flow, values: Values, given: Given): boolean {
  const { value } = evaluated(element, flow.condition, values, given)
  if (value === null || typeof value === 'boolean') return value === true
  throw new StepFailure(element, `${flow.name || flow.condition}: it gives neither yes nor no`)
}

function evaluated(element: { id: string; name: string }, expression: string, values: Values, given: Given) {
  try {
    const { variables, about, patience } = given
    const held = variables.map(({ field }) => ({ field, value: ownValue(values as ItemValues, field.code) }))
    return feelValue(expression, held, about, patience)
  } catch (error) {
    throw new StepFailure(element, (error as Error).message.slice(0, 300))
  }
}
