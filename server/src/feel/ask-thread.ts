import { receiveMessageOnPort } from 'node:worker_threads'
import type { Answered, Thrown, WaitedFor } from './asked.ts'
import { beginThread, idle, type Thread, toBegin } from './begin-thread.ts'

/** All expressions of one step together may take this long (ms), whoever wrote them. */
const most = 600

/** What is left of the time. */
export interface Patience {
  left: number
}
export const patience = (left = most): Patience => ({ left })

let thread: Thread | undefined
let leaving: NodeJS.Timeout | undefined

/**
 * FEEL has loops, functions that call themselves, and lists of any length: nothing in its text says how long it takes, or how much it
 * holds. So it runs in a thread of its own with so much memory, and is ended from outside; whoever asks waits, as a step of a process
 * is one transaction that waits for nothing else.
 * @throws {Error} it cannot be read, takes too long, or holds too much
 */
export function askThread<A extends WaitedFor>(asked: A, patience: Patience): Answered[A['what']] {
  if (patience.left <= 0) throw new Error('It takes too long')
  thread ??= begin()
  const { port, count } = thread
  const before = Atomics.load(count, 0)
  const began = performance.now()
  port.postMessage(asked)
  const waited = Atomics.wait(count, 0, before, patience.left)
  patience.left -= performance.now() - began
  if (waited === 'timed-out') {
    end()
    throw new Error('It takes too long')
  }
  clearTimeout(leaving)
  leaving = setTimeout(end, idle).unref()
  const answered = receiveMessageOnPort(port)!.message as Answered[A['what']] | Thrown
  if ('thrown' in answered) throw new Error(answered.thrown)
  return answered
}

function begin(): Thread {
  // What holds too much is ended by itself; the next question begins another one.
  const begun = beginThread((gone) => {
    if (thread === gone) thread = undefined
  })
  if (Atomics.wait(begun.count, 0, 0, toBegin) === 'timed-out') {
    void begun.worker.terminate()
    throw new Error('It takes too long')
  }
  return begun
}

function end(): void {
  clearTimeout(leaving)
  void thread?.worker.terminate()
  thread = undefined
}
