import { once } from 'node:events'
import { receiveMessageOnPort } from 'node:worker_threads'
import pLimit from 'p-limit'
import type { Answered, Rows } from './asked.ts'
import { beginThread, idle, type Thread, toBegin } from './begin-thread.ts'

/** Longer (ms) no row may take, whoever wrote its expressions, and no question as a whole. */
const most = { row: 1_000, all: 15_000 }
/** And for a while (ms) after expressions took too long: whoever writes rows waits for those who came before. */
const warned = { row: 150, still: 10_000 }

const inTurn = pLimit(1)
const slow = new Map<string, number>()
let thread: Thread | undefined
let leaving: NodeJS.Timeout | undefined

/**
 * The values of expressions over each of many rows, null for what fails or takes too long. The thread is another one than that which
 * steps of processes wait for: who asks here goes on with other work meanwhile.
 */
export function reckonRows(asked: Omit<Rows, 'what'>): Promise<unknown[][]> {
  return inTurn(() => reckon(asked))
}

async function reckon({ rows, ...asked }: Omit<Rows, 'what'>): Promise<unknown[][]> {
  const key = JSON.stringify(asked.expressions)
  const none = asked.expressions.map(() => null)
  const until = performance.now() + most.all
  const answered: unknown[][] = []
  for (const [one, time] of slow) if (time < performance.now()) slow.delete(one)
  while (answered.length < rows.length && performance.now() < until) {
    const left = rows.slice(answered.length)
    const some = await ask({ ...asked, rows: left }, slow.has(key) ? warned.row : most.row, until)
    answered.push(...some)
    if (some.length === left.length) break
    answered.push(none)
    slow.set(key, performance.now() + warned.still)
  }
  return rows.map((_, at) => answered[at] ?? none)
}

/** Of the first rows, as many as come in time. */
async function ask(asked: Omit<Rows, 'what'>, most: number, until: number): Promise<unknown[][]> {
  clearTimeout(leaving)
  thread ??= await begun()
  const { port, worker } = thread
  const came: unknown[][] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const hear = ({ row }: Answered['rows']) => {
    came.push(row)
    if (came.length === asked.rows.length || performance.now() > until) resolve()
    timer.refresh()
  }
  const timer = setTimeout(() => {
    // What has come while this process was busy itself is in time.
    const before = came.length
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) hear(next.message)
    if (came.length === before) resolve()
  }, most)
  port.on('message', hear)
  const gone = () => resolve()
  worker.once('exit', gone)
  port.postMessage({ what: 'rows', ...asked } satisfies Rows)
  await promise
  clearTimeout(timer)
  port.off('message', hear)
  worker.off('exit', gone)
  if (came.length < asked.rows.length) end()
  else leaving = setTimeout(end, idle).unref()
  return came
}

async function begun(): Promise<Thread> {
  const beginning = beginThread((gone) => {
    if (thread === gone) thread = undefined
  })
  try {
    await once(beginning.worker, 'message', { signal: AbortSignal.timeout(toBegin) })
    return beginning
  } catch (error) {
    void beginning.worker.terminate()
    throw error
  }
}

function end(): void {
  clearTimeout(leaving)
  void thread?.worker.terminate()
  thread = undefined
}
