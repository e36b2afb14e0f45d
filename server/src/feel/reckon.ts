import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import pLimit from 'p-limit'
import type { Answered, Rows } from './asked.ts'
import { idle, toBegin } from './begin-thread.ts'

/** Longer (ms) no row may take, whoever wrote its expressions, and no question as a whole with the waiting for those before it. */
const most = { row: 1_000, all: (rows: number) => 3_000 + 5 * rows }
/** And for a while (ms) after expressions took too long: whoever writes rows waits for those who came before. */
const warned = { row: 150, still: 10_000 }

const inTurn = pLimit(1)
const slow = new Map<string, number>()
let child: ChildProcess | undefined
let leaving: NodeJS.Timeout | undefined

/**
 * The values of expressions over each of many rows, null for what fails or takes too long. They are reckoned in a process of their own,
 * and this one goes on with other work meanwhile.
 */
export function reckonRows(asked: Omit<Rows, 'what'>): Promise<unknown[][]> {
  const until = performance.now() + most.all(asked.rows.length)
  return inTurn(() => reckon(asked, until))
}

async function reckon({ rows, ...asked }: Omit<Rows, 'what'>, until: number): Promise<unknown[][]> {
  const key = JSON.stringify(asked.expressions)
  const none = asked.expressions.map(() => null)
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
  child ??= await begun()
  const asking = child
  const came: unknown[][] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const gone = () => resolve()
  const hear = ({ row }: Answered['rows']) => {
    came.push(row)
    if (came.length === asked.rows.length || performance.now() > until) resolve()
    timer.refresh()
  }
  const timer = setTimeout(() => {
    const before = came.length
    // What has come while this process was busy itself is in time, and is heard first.
    setImmediate(() => setImmediate(() => came.length === before && resolve()))
  }, most)
  asking.on('message', hear).once('exit', gone)
  asking.send({ what: 'rows', ...asked } satisfies Rows, (error) => error && resolve())
  await promise
  clearTimeout(timer)
  asking.off('message', hear).off('exit', gone)
  if (came.length < asked.rows.length) end()
  else leaving = setTimeout(end, idle).unref()
  return came
}

async function begun(): Promise<ChildProcess> {
  const beginning = fork(new URL('rows-process.ts', import.meta.url), {
    ...{ serialization: 'advanced', execArgv: [], env: {} },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  beginning.once('exit', () => {
    if (child === beginning) child = undefined
  })
  try {
    await once(beginning, 'message', { signal: AbortSignal.timeout(toBegin) })
    beginning.unref()
    beginning.channel?.unref()
    return beginning
  } catch (error) {
    beginning.kill('SIGKILL')
    throw error
  }
}

function end(): void {
  clearTimeout(leaving)
  child?.kill('SIGKILL')
  child = undefined
}
