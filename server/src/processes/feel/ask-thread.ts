import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { Answered, Asked, Begun, Thrown } from './asked.ts'

/** All expressions of one step together may take this long (ms), whoever wrote them. */
const most = 600
/** To read its program, on a machine that has much else to do. */
const toBegin = 10_000
/** MB */
const memory = 64
/** Without a question for so long (ms) it goes: it holds some MB. */
const idle = 60_000

/** What is left of the time. */
export interface Patience {
  left: number
}
export const patience = (left = most): Patience => ({ left })

interface Thread extends Begun {
  worker: Worker
}

let thread: Thread | undefined
let leaving: NodeJS.Timeout | undefined

/**
 * FEEL has loops, functions that call themselves, and lists of any length: nothing in its text says how long it takes, or how much it
 * holds. So it runs in a thread of its own with so much memory, and is ended from outside; whoever asks waits, as a step of a process
 * is one transaction that waits for nothing else.
 * @throws {Error} it cannot be read, takes too long, or holds too much
 */
export function askThread<A extends Asked>(asked: A, patience: Patience): Answered[A['what']] {
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
  const count = new Int32Array(new SharedArrayBuffer(4))
  const { port1, port2 } = new MessageChannel()
  const worker = new Worker(new URL('thread.ts', import.meta.url), {
    workerData: { count, port: port2 } satisfies Begun,
    transferList: [port2],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memory },
  })
  // What holds too much is ended by itself; the next question begins another one.
  const gone = () => {
    if (thread?.worker === worker) thread = undefined
  }
  worker.on('error', () => {}).on('exit', gone)
  worker.unref()
  port1.unref()
  if (Atomics.wait(count, 0, 0, toBegin) === 'timed-out') {
    void worker.terminate()
    throw new Error('It takes too long')
  }
  return { worker, port: port1, count }
}

function end(): void {
  clearTimeout(leaving)
  void thread?.worker.terminate()
  thread = undefined
}
