/** A diagram as far as it runs, read from its XML once. What stands in it is checked before it is published. */
export interface Diagram {
  /** Of the process itself. */
  id: string
  elements: ReadonlyMap<string, Element>
  /** Elements that nothing here can run, flows among them. */
  unsupported: { id: string; name: string; type: string }[]
  flows: readonly Flow[]
}

export type Element = {
  id: string
  name: string
  /** The sub-process that it stands in; null: the process itself. */
  scope: string | null
  incoming: Flow[]
  /** In the order in which the element names them. */
  outgoing: Flow[]
} & Does

export interface Flow {
  id: string
  name: string
  /** Undefined where it hangs in the air. */
  from: string | undefined
  to: string | undefined
  /** FEEL; empty: none. */
  condition: string
  scope: string | null
}

export type Does =
  | { does: 'start' | 'end' | 'terminate' | 'parallel' | 'sub-process' | 'unsupported' }
  /** The flow that is taken where no condition holds. */
  | { does: 'exclusive'; otherwise: string | undefined }
  | ({ does: 'task' } & UserTask)
  /** A FEEL context; each entry goes into the variable of its name. */
  | { does: 'script'; format: string; script: string }
  | ({ does: 'step' } & Step)
  | ({ does: 'timer' } & Timer)
  /** A timer on a task; `on` is the task. */
  | ({ does: 'boundary'; on: string } & Timer)

export type ElementOf<D extends Does['does']> = Extract<Element, { does: D }>

interface UserTask {
  /** `initiator`, `user:<id>`, `group:<id>`, `position:<id>` or `variable:<code>`. */
  performer: string
  /** ISO 8601 duration; empty: no time. */
  due: string
  instructions: string
  form: { code: string; required: boolean; readOnly: boolean }[]
}

interface Step {
  step: string
  settings: Readonly<Record<string, string>>
}

export interface Timer {
  /** ISO 8601, or empty. */
  duration: string
  /** `=code` of a date-time variable, or empty. */
  date: string
}

export const elementOf = <D extends Does['does']>(diagram: Diagram, id: string, does: D): ElementOf<D> | undefined => {
  const found = diagram.elements.get(id)
  return found?.does === does ? (found as ElementOf<D>) : undefined
}
