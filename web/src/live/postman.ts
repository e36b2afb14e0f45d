import type { Problem } from '@parley/contract'
import { request } from './ask.ts'
import { backoff } from './backoff.ts'
import { connection } from './connection.ts'
import type { Letter } from './outbox.ts'
import { isPassing, Refused } from './refused.ts'

const DAY = 24 * 60 * 60_000

interface Round {
  /** Read anew each time: another tab may have sent some while this one waited for its turn. */
  waiting(): Promise<readonly Letter[]>
  arrived(letter: Letter, reply: unknown): Promise<void>
  marked(letter: Letter, state: Letter['state'], refused?: Problem): Promise<void>
}

/**
 * Sends what waits: one tab of the browser at a time, letters to one target in order, targets side by side, the same letter until
 * the server has answered. What is older than a day asks before it goes.
 * @returns a bell: ring it whenever something may have to be sent.
 */
export function postman(round: Round): () => void {
  let busy = false
  let rung = false
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function go() {
    if (busy) {
      rung = true
      return
    }
    busy = true
    clearTimeout(timer)
    try {
      do {
        rung = false
        await navigator.locks.request('parley.outbox', sendAll)
      } while (rung)
    } finally {
      busy = false
    }
  }

  async function sendAll() {
    const targets = Map.groupBy(await round.waiting(), (letter) => letter.target)
    const done = await Promise.all([...targets.values()].map(sendInOrder))
    if (done.every(Boolean)) tries = 0
    else {
      timer = setTimeout(ring, backoff(tries))
      tries += 1
    }
  }

  /** @returns whether nothing of it has to be tried again by itself. */
  async function sendInOrder(letters: readonly Letter[]): Promise<boolean> {
    for (const letter of letters) {
      if (letter.state !== 'sending') continue
      if (Date.now() - letter.at > DAY) await round.marked(letter, 'asks')
      // Not even its files are there; what was written after it does not overtake it.
      else if (letter.uploads?.length) return true
      else if (!(await sendOne(letter))) return false
    }
    return true
  }

  async function sendOne(letter: Letter): Promise<boolean> {
    try {
      await round.arrived(letter, await request(letter.method, letter.address, letter.body))
      return true
    } catch (error) {
      if (!(error instanceof Refused) || isPassing(error)) return false
      const asks = error.problem.code === 'colleague-answered'
      await round.marked(letter, asks ? 'asks' : 'failed', error.problem)
      return true
    }
  }

  const ring = () => void go()
  addEventListener('online', ring)
  connection.on(() => connection.get().socket === 'open' && ring())
  return ring
}
