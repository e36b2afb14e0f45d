import type { Say } from './check-process.ts'
import type { Diagram, Element } from './diagram.ts'

/** How elements hang together: one start and an end in each scope, and a way from the one to the other. */
export function checkShape(diagram: Diagram, say: Say): void {
  const elements = [...diagram.elements.values()]
  const scopes: (Element | null)[] = [null, ...elements.filter(({ does }) => does === 'sub-process')]
  for (const scope of scopes) {
    const inside = elements.filter((element) => element.scope === (scope?.id ?? null))
    const starts = inside.filter(({ does }) => does === 'start')
    if (starts.length === 0) say(scope, 'no-start')
    for (const start of starts.slice(1)) say(start, 'several-starts')
    if (!inside.some(({ does }) => does === 'end' || does === 'terminate')) say(scope, 'no-end')
    checkWays(inside, starts[0], say)
  }
  checkFlows(diagram, say)
}

function checkWays(inside: readonly Element[], start: Element | undefined, say: Say): void {
  const reached = new Set<string>()
  const next = start ? [start] : []
  for (let element = next.pop(); element; element = next.pop()) {
    if (reached.has(element.id)) continue
    reached.add(element.id)
    const to = element.outgoing.map((flow) => flow.to)
    next.push(...inside.filter(({ id }) => to.includes(id)))
    next.push(...inside.filter((one) => one.does === 'boundary' && one.on === element.id))
  }
  for (const element of inside) {
    // Said already, and it is not known how it would hang together.
    if (element.does === 'unsupported') continue
    const begins = element.does === 'start' || element.does === 'boundary'
    const ends = element.does === 'end' || element.does === 'terminate'
    const isLoose = begins ? element.incoming.length > 0 : element.incoming.length === 0
    if (isLoose || (ends ? element.outgoing.length > 0 : element.outgoing.length === 0)) say(element, 'not-connected')
    else if (start && element.does !== 'start' && !reached.has(element.id)) say(element, 'unreachable')
  }
}

function checkFlows({ elements, flows }: Diagram, say: Say): void {
  for (const flow of flows) {
    const [from, to] = [elements.get(flow.from ?? ''), elements.get(flow.to ?? '')]
    if (from?.scope !== flow.scope || to?.scope !== flow.scope) say(flow, 'not-connected')
    // Only an exclusive gateway looks at conditions.
    else if (flow.condition !== '' && from.does !== 'exclusive') say(flow, 'unsupported', 'conditionExpression')
  }
}
