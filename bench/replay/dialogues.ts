import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export interface Turn {
  by: 'customer' | 'operator'
  text: string
}

export interface Dialogue {
  id: string
  topics: string[]
  turns: Turn[]
}

/** The recorded dialogues, in the order in which a live chat has them: a greeting waits until the customer has written. */
export function dialogues(): Dialogue[] {
  const lines = readFileSync(resolve(import.meta.dirname, '../data/dialogues.jsonl'), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => {
    const { id, topics, turns } = JSON.parse(line) as Dialogue
    const first = turns.findIndex(({ by }) => by === 'customer')
    const [opening] = turns.splice(first, 1)
    return { id, topics, turns: [opening!, ...turns] }
  })
}
