import type { Message } from '@parley/contract'

interface Said {
  id: string
  place: string
  author: string
  text: string
  /** The number that the answer named; undefined as long as nobody knows what became of it. */
  number?: number
}

export interface Verdict {
  acknowledged: number
  /** Asked again, since the first answer did not come. */
  retried: number
  lost: string[]
  doubled: string[]
  outOfOrder: string[]
  phantom: string[]
}

/** What clients asked and were told, one after the other in each place, to be compared with what is there (reliability §4.1). */
export interface Ledger {
  invoked(said: Omit<Said, 'number'>): void
  /** No answer, or one that says to try again: it may have happened, or not. */
  unknown(id: string): void
  ok(id: string, number: number): void
  readonly acknowledged: number
  /** By place, the whole timeline in the order in which a fresh reading gives it. */
  compare(fresh: ReadonlyMap<string, readonly Message[]>): Verdict
}

export function ledger(): Ledger {
  const all = new Map<string, Said>()
  let retried = 0
  let acknowledged = 0
  return {
    invoked: (said) => void all.set(said.id, said),
    unknown: () => void retried++,
    ok(id, number) {
      const said = all.get(id)!
      if (said.number === undefined) acknowledged++
      said.number = number
    },
    get acknowledged() {
      return acknowledged
    },
    compare(fresh) {
      const verdict: Verdict = { acknowledged, retried, lost: [], doubled: [], outOfOrder: [], phantom: [] }
      for (const [place, messages] of fresh) judge(verdict, place, messages, all)
      for (const { id, place, number } of all.values()) {
        const there = fresh.get(place)?.find((message) => message.id === id)
        if (number !== undefined && there?.number !== number) verdict.lost.push(`${id}: told ${number}, is ${there?.number}`)
      }
      return verdict
    },
  }
}

function judge(verdict: Verdict, place: string, messages: readonly Message[], all: ReadonlyMap<string, Said>): void {
  const written = messages.filter(({ author }) => author !== 'system')
  const ids = written.map(({ id }) => id)
  verdict.doubled.push(...ids.filter((id, i) => ids.indexOf(id) !== i))
  const texts = written.map(({ text }) => text)
  verdict.doubled.push(...texts.filter((text, i) => texts.indexOf(text) !== i))
  verdict.phantom.push(...written.filter(({ id, text }) => all.get(id)?.text !== text).map(({ id }) => id))
  const numbers = messages.map(({ chapter, number }) => [chapter, number] as const)
  numbers.forEach(([chapter, number], i) => {
    const [before, last] = numbers[i - 1] ?? [0, 0]
    if (number !== (chapter === before ? last + 1 : 1)) verdict.outOfOrder.push(`${place}: ${number} after ${last}`)
  })
  // Each author waits for one answer before saying the next thing.
  const order = new Map([...all.keys()].map((id, i) => [id, i]))
  const latest = new Map<string, number>()
  for (const { id } of written) {
    const said = all.get(id)
    const at = order.get(id)
    if (!said || at === undefined) continue
    if (at < (latest.get(said.author) ?? -1)) verdict.outOfOrder.push(`${place}: ${said.text} of ${said.author}`)
    latest.set(said.author, at)
  }
}
