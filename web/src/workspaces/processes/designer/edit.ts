import { type Drawn, isFlow, type Point } from '../canvas/bpmn.ts'
import { type Kind, kindOfDrawn, shapes } from '../canvas/kinds.ts'
import { append, beginningOf, madeShape } from '../canvas/make.ts'
import type { Designer } from './open-designer.ts'
import { flowsOf } from './outline.ts'

const GAP = 60
const FLOW = { type: 'bpmn:SequenceFlow' }
const middle = ({ x, y, width, height }: Drawn): Point => ({ x: x + width / 2, y: y + height / 2 })

/**
 * Puts something new after an element, or on a flow: between it and what comes next; after what splits, as one more way.
 * @returns its id.
 */
export function addAfter(designer: Designer, after: Drawn, kind: Kind): string {
  const { service, compose } = designer
  let made: Drawn | undefined
  compose(() => {
    const flow = isFlow(after) ? after : onlyWay(after)
    const closes = kind === 'end' || kind === 'terminate'
    if (kind === 'deadline') made = attach(designer, after, madeShape(service, kind))
    else if (flow && !closes) made = insert(designer, flow, madeShape(service, kind))
    else made = append(service, isFlow(after) ? after.source! : after, kind)
  })
  service('selection').select(made!)
  return made!.id
}

/** The one way on that something new comes into; what opens several ways gets one more. */
function onlyWay(element: Drawn): Drawn | undefined {
  const flows = flowsOf(element)
  const kind = kindOfDrawn(element)
  const opens = (kind === 'exclusive' || kind === 'parallel') && element.incoming.filter(isFlow).length < 2
  return flows.length === 1 && !opens ? flows[0] : undefined
}

function insert({ service }: Designer, flow: Drawn, shape: Drawn): Drawn {
  const [source, target] = [flow.source!, flow.target!]
  const modeling = service('modeling')
  const right = source.x + source.width
  if (target.x < right) {
    // A way back: what is new stands where the next element would, and leads there.
    const made = service('autoPlace').append(source, shape)
    modeling.removeElements([flow])
    modeling.connect(made, target, FLOW)
    return made
  }
  const lacking = shape.width + 2 * GAP - (target.x - right)
  if (lacking > 0) room(service, target.x - 5, lacking)
  const made = modeling.createShape(shape, { x: right + GAP + shape.width / 2, y: middle(target).y }, source.parent!)
  modeling.reconnectEnd(flow, made, middle(made))
  modeling.connect(made, target, FLOW)
  return made
}

/** Moves everything from a line on to the right; what lies across it grows. */
function room(service: Designer['service'], from: number, by: number): void {
  const tool = service('spaceTool')
  const all = service('elementRegistry').filter((one) => one.parent !== undefined)
  const { movingShapes, resizingShapes } = tool.calculateAdjustments(all, 'x', by, from)
  if (movingShapes.length + resizingShapes.length) tool.makeSpace(movingShapes, resizingShapes, { x: by, y: 0 }, 'e', from)
}

function attach({ service }: Designer, host: Drawn, shape: Drawn): Drawn {
  const at = { x: host.x + host.width - 20 - 40 * (host.attachers?.length ?? 0), y: host.y + host.height }
  return service('modeling').createShape(shape, at, host, { attach: true })
}

/** What an element may lead to: everything beside it but a start, and what it leads to already. */
export function targetsOf(element: Drawn): Drawn[] {
  const container = element.host?.parent ?? element.parent
  const reached = flowsOf(element).map(({ target }) => target)
  return (container?.children ?? []).filter(
    (one) =>
      !one.labelTarget &&
      !one.waypoints &&
      !one.host &&
      one !== element &&
      kindOfDrawn(one) !== 'start' &&
      !reached.includes(one),
  )
}

export function connect({ service, compose }: Designer, source: Drawn, target: Drawn): void {
  compose(() => service('modeling').connect(source, target, FLOW))
}

/** Where a flow ends. */
export function redirect({ service, compose }: Designer, flow: Drawn, target: Drawn): void {
  compose(() => service('modeling').reconnectEnd(flow, target, middle(target)))
}

/** What was before and after it is connected, where that is one each. */
export function remove({ service }: Designer, element: Drawn): void {
  service('modeling').removeElements([element])
}

export const mayRemove = (element: Drawn): boolean => element.parent !== undefined

/** The neighbour that an element of a row would change places with. */
export function neighbourOf(element: Drawn, step: 1 | -1): Drawn | undefined {
  const back = element.incoming.filter(isFlow)
  const on = flowsOf(element)
  if (back.length !== 1 || on.length !== 1) return undefined
  const other = step > 0 ? on[0]!.target : back[0]!.source
  if (!other || kindOfDrawn(other) === 'start' || flowsOf(other).length !== 1) return undefined
  return other.incoming.filter(isFlow).length === 1 ? other : undefined
}

/** Changes places with the one before or after it in the same row. */
export function move(designer: Designer, element: Drawn, step: 1 | -1): boolean {
  const other = neighbourOf(element, step)
  if (!other) return false
  const [first, second] = step > 0 ? [element, other] : [other, element]
  const { service, compose } = designer
  const modeling = service('modeling')
  compose(() => {
    const into = first.incoming.find(isFlow)!
    const between = flowsOf(first)[0]!
    const out = flowsOf(second)[0]!
    const by = { x: first.x - second.x, y: middle(first).y - middle(second).y }
    const width = second.x + second.width - first.x
    modeling.moveElements([second], by)
    modeling.moveElements([first], { x: width - first.width, y: -by.y })
    modeling.reconnectEnd(into, second, middle(second))
    modeling.reconnect(between, second, first)
    modeling.reconnectStart(out, first, middle(first))
    for (const flow of [into, between, out]) modeling.layoutConnection(flow)
  })
  return true
}

/** Makes a user task a script, an exclusive gateway a parallel one. */
export function become({ service, compose, select }: Designer, element: Drawn, kind: Kind): void {
  let made: Drawn | undefined
  compose(() => {
    made = service('bpmnReplace').replaceElement(element, shapes[kind])
    const begins = beginningOf(kind)
    if (Object.keys(begins).length) service('modeling').updateProperties(made, begins)
  })
  select(made?.id)
}
