import type { Process, Variable } from '@parley/contract'
import { type Store, store } from '../../../store.ts'
import type { Drawing, Drawn, Model } from '../canvas/bpmn.ts'
import { kindOf } from '../canvas/kinds.ts'
import { madeShape, type Service } from '../canvas/make.ts'
import { openModeler } from '../canvas/modeler.ts'

/** What is said of a process beside its diagram. */
export interface Details {
  name: string
  description: string
  workspace: string | null
  appId: string | null
  variables: readonly Variable[]
}

export const detailsOf = ({ name, description, workspace, app, variables }: Process): Details => ({
  name,
  description,
  workspace,
  appId: app?.id ?? null,
  variables,
})

/** A process as it is being drawn: canvas, outline and properties write it through the same commands, so that each can be undone. */
export interface Designer {
  drawing: Drawing
  service: Service
  details: Store<Details>
  /** Rises whenever something is drawn, chosen or said. */
  turn: Store<number>
  /** Rises with what has to be saved. */
  changes: Store<number>
  /** The id of what is chosen; undefined is the process itself. */
  selected: Store<string | undefined>
  select: (id: string | undefined) => void
  /** Several commands as one step back. */
  compose: (run: () => void) => void
  say: (part: Partial<Details>) => void
  /** What is typed and has not been said yet. */
  pending: Set<() => void>
  flush: () => void
  undo: () => void
  redo: () => void
  /** @throws {Error} where the file holds no diagram that can be drawn. */
  load: (xml: string, details?: Details) => Promise<void>
  xml: () => Promise<string>
}

export function openDesigner(begin: Details): Designer {
  const drawing = openModeler()
  const service: Service = (name) => drawing.get(name)
  const details = store(begin)
  const turn = store(0)
  const changes = store(0)
  const selected = store<string | undefined>(undefined)
  const pending = new Set<() => void>()
  const stack = service('commandStack')
  stack.register('parley.details', {
    execute({ now }: { now: Details }) {
      details.set(now)
      return []
    },
    revert({ was }: { was: Details }) {
      details.set(was)
      return []
    },
  })
  stack.register('parley.compose', { preExecute: ({ run }: { run: () => void }) => run() })
  const bus = service('eventBus')
  const turned = () => turn.set((was) => was + 1)
  bus.on('commandStack.changed', (event) => {
    // What is loaded is no change of what is kept.
    if ((event as { trigger?: string }).trigger !== 'clear') changes.set((was) => was + 1)
    turned()
  })
  bus.on('selection.changed', () => {
    const one = service('selection').get()
    selected.set(one.length === 1 ? (one[0]!.labelTarget?.id ?? one[0]!.id) : undefined)
    turned()
  })
  bus.on('commandStack.shape.create.postExecuted', (event) => {
    const { shape, hints } = (event as unknown as { context: { shape: Drawn; hints?: { createElementsBehavior?: boolean } } })
      .context
    if (kindOf(shape.businessObject) === 'sub' && hints?.createElementsBehavior !== false) begun(service, shape)
  })
  const flush = () => {
    for (const write of [...pending]) write()
  }
  return {
    drawing,
    service,
    details,
    turn,
    changes,
    selected,
    pending,
    flush,
    select(id) {
      const element = id === undefined ? undefined : service('elementRegistry').get(id)
      service('selection').select(element ?? null)
    },
    compose: (run) => stack.execute('parley.compose', { run }),
    say(part) {
      const was = details.get()
      stack.execute('parley.details', { was, now: { ...was, ...part } })
    },
    undo: () => stack.canUndo() && stack.undo(),
    redo: () => stack.canRedo() && stack.redo(),
    async load(xml, next) {
      await drawing.importXML(xml)
      if (next) details.set(next)
      selected.set(undefined)
      turned()
    },
    async xml() {
      flush()
      const process = processOf(drawing.getDefinitions())
      if (process) process.name = details.get().name
      return (await drawing.saveXML({ format: true })).xml ?? ''
    },
  }
}

/** A sub-process begins with a start and an end of its own, since it does not run without. */
function begun(service: Service, sub: Drawn): void {
  if (sub.children?.length) return
  const modeling = service('modeling')
  const y = sub.y + sub.height / 2
  const start = modeling.createShape(madeShape(service, 'start'), { x: sub.x + 70, y }, sub)
  const end = modeling.createShape(madeShape(service, 'end'), { x: sub.x + sub.width - 70, y }, sub)
  modeling.connect(start, end, { type: 'bpmn:SequenceFlow' })
}

function processOf(definitions: Model): Model | undefined {
  return ((definitions['rootElements'] as Model[] | undefined) ?? []).find(({ $type }) => $type === 'bpmn:Process')
}
