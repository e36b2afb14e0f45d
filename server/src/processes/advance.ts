import { ownValue } from '../apps/index.ts'
import type { Diagram, Element, ElementOf, Flow } from './diagram.ts'
import type { Given } from './evaluate.ts'
import { evaluateScript, holds } from './evaluate.ts'
import { after } from './iso-duration.ts'
import { StepFailure } from './step-failure.ts'
import type { Advanced, Signal, Token, Tokens } from './tokens.ts'

/** So many elements may be passed by one signal; what passes more never comes to rest. */
const most = 1_000

interface Going extends Advanced {
  diagram: Diagram
  given: Given
  /** Tokens that are about to enter the element that they are at. */
  moving: Token[]
  passed: number
}

/**
 * The whole engine, as a function: where an instance stands, and what happens to it, make where it stands then and what is to be
 * written. It keeps nothing, waits for nothing, and changes nothing of what it is given [BPR-09].
 * @param signal undefined: it begins
 * @throws {StepFailure} the definition asks for what cannot be done
 */
export function advance(
  diagram: Diagram,
  before: Tokens,
  values: Record<string, unknown>,
  signal: Signal | undefined,
  given: Given,
) {
  const going: Going = {
    ...{ diagram, given, moving: [], passed: 0 },
    tokens: { ...before, waiting: [...before.waiting] },
    values: { ...values },
    ...{ entries: [], opened: [], dropped: [], timers: [], steps: [], ended: false },
  }
  if (signal) resume(going, signal)
  else begin(going, null, null)
  for (let token = going.moving.shift(); token; token = going.moving.shift()) {
    if (++going.passed > most) throw new StepFailure(elementAt(going, token), 'It never comes to rest')
    leave(going, token, enter(going, token))
    if (going.moving.length === 0) closeScopes(going)
  }
  const { diagram: _, given: _given, moving: _moving, passed: _passed, ...advanced } = going
  return advanced satisfies Advanced
}

const elementAt = ({ diagram }: Going, { at }: Token): Element => diagram.elements.get(at)!

function begin(going: Going, element: string | null, scope: string | null): void {
  for (const one of going.diagram.elements.values()) if (one.does === 'start' && one.scope === element) move(going, one.id, scope)
}

function move(going: Going, to: string, scope: string | null, by?: string): void {
  const { tokens } = going
  going.moving.push({ id: String(tokens.next), at: to, scope, ...(by !== undefined && { by }) })
  tokens.next++
}

function leave(going: Going, token: Token, flows: readonly Flow[]): void {
  for (const flow of flows) move(going, flow.to!, token.scope, flow.id)
}

function resume(going: Going, signal: Signal): void {
  const token = going.tokens.waiting.find(({ id }) => id === signal.token)
  if (!token) return
  going.tokens.waiting = going.tokens.waiting.filter((one) => one !== token)
  const element = elementAt(going, token)
  if ('exit' in signal) {
    const exits = element.outgoing.filter(({ id }) => id === signal.exit)
    note(going, 'done', element, exits[0]?.name)
    leave(going, token, exits)
  } else {
    const timer = going.diagram.elements.get(signal.timer)!
    if (timer !== element) going.dropped.push(token.id)
    note(going, 'done', timer)
    leave(going, token, timer.outgoing)
  }
}

/** @returns the flows by which it goes on at once */
function enter(going: Going, token: Token): readonly Flow[] {
  const element = elementAt(going, token)
  const { outgoing } = element
  switch (element.does) {
    case 'start':
      return outgoing
    case 'task':
      wait(going, token)
      note(going, 'entered', element)
      going.opened.push({ token: token.id, elementId: element.id })
      for (const one of going.diagram.elements.values())
        if (one.does === 'boundary' && one.on === element.id) setTimer(going, token, one)
      return []
    case 'timer':
      wait(going, token)
      note(going, 'waiting', element, setTimer(going, token, element).toISOString())
      return []
    case 'script':
      Object.assign(going.values, evaluateScript(element, going.values, going.given))
      note(going, 'done', element)
      return outgoing
    case 'step':
      going.steps.push({ elementId: element.id, values: { ...going.values } })
      note(going, 'done', element)
      return outgoing
    case 'exclusive':
      return [choose(going, element)]
    case 'parallel':
      return join(going, token, element)
    case 'sub-process':
      wait(going, token)
      note(going, 'entered', element)
      begin(going, element.id, token.id)
      return []
    case 'end':
      return []
    case 'terminate':
      drop(going, token.scope)
      return []
    default:
      throw new StepFailure(element, 'It cannot be run')
  }
}

function wait({ tokens }: Going, token: Token): void {
  tokens.waiting.push(token)
}

function note({ entries }: Going, kind: Advanced['entries'][number]['kind'], { id, name }: Element, detail = ''): void {
  entries.push({ kind, elementId: id, elementName: name, detail })
}

function choose(going: Going, element: ElementOf<'exclusive'>): Flow {
  const { outgoing, otherwise } = element
  const [only] = outgoing
  const held =
    outgoing.length === 1
      ? only
      : outgoing.find((flow) => flow.id !== otherwise && holds(element, flow, going.values, going.given))
  const taken = held ?? outgoing.find(({ id }) => id === otherwise)
  if (!taken) throw new StepFailure(element, 'None of its conditions holds')
  if (outgoing.length > 1) note(going, 'done', element, taken.name)
  return taken
}

/** Goes on when somebody has come by each of its flows; of two by one flow, the later waits for the next round. */
function join(going: Going, token: Token, element: Element): readonly Flow[] {
  const { tokens } = going
  wait(going, token)
  const here = tokens.waiting.filter(({ at, scope }) => at === element.id && scope === token.scope)
  const came = element.incoming.map((flow) => here.find(({ by }) => by === flow.id))
  if (came.some((one) => one === undefined)) return []
  tokens.waiting = tokens.waiting.filter((one) => !came.includes(one))
  return element.outgoing
}

function setTimer(going: Going, token: Token, element: ElementOf<'timer' | 'boundary'>): Date {
  const at = element.duration !== '' ? after(going.given.now, element.duration) : dateOf(going, element)
  if (!at) throw new StepFailure(element, 'It has no time')
  going.timers.push({ token: token.id, elementId: element.id, at })
  return at
}

function dateOf({ values }: Going, { date }: ElementOf<'timer' | 'boundary'>): Date | undefined {
  const value = ownValue(values as never, date.replace(/^=/, ''))
  const at = typeof value === 'string' ? new Date(value) : undefined
  return at && !Number.isNaN(at.getTime()) ? at : undefined
}

/** All that goes on in this scope, and in the sub-processes inside it. */
function drop(going: Going, scope: string | null): void {
  const { tokens } = going
  going.moving = going.moving.filter((token) => !isWithin(tokens, token, scope))
  const gone = tokens.waiting.filter((token) => isWithin(tokens, token, scope))
  tokens.waiting = tokens.waiting.filter((token) => !gone.includes(token))
  going.dropped.push(...gone.map(({ id }) => id))
}

function isWithin({ waiting }: Tokens, token: Token, scope: string | null): boolean {
  if (token.scope === scope) return true
  const outer = waiting.find(({ id }) => id === token.scope)
  return outer !== undefined && isWithin({ waiting } as Tokens, outer, scope)
}

/** Where nothing goes on any more inside a sub-process, it is done; where nothing waits at all, the instance is. */
function closeScopes(going: Going): void {
  const { tokens, diagram } = going
  const isDone = (token: Token) =>
    diagram.elements.get(token.at)?.does === 'sub-process' && !tokens.waiting.some(({ scope }) => scope === token.id)
  for (const token of tokens.waiting.filter(isDone)) {
    tokens.waiting = tokens.waiting.filter((one) => one !== token)
    const element = elementAt(going, token)
    note(going, 'done', element)
    leave(going, token, element.outgoing)
  }
  if (tokens.waiting.length > 0 || going.moving.length > 0) return
  going.ended = true
  going.entries.push({ kind: 'finished', elementId: null, elementName: '', detail: '' })
}
