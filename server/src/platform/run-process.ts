import type { Logger } from './logger.ts'
import { StartRefused } from './start-refused.ts'

interface Running {
  logger: Logger
  /** What the person who started it reads. */
  lines: string[]
  withParent: boolean
}

/** Within this (ms) the process has ended, whatever hangs: 10 s were promised. */
const most = 9_500

/**
 * Starts, says where to go, and ends in order: on SIGTERM or Ctrl-C, when what started it has gone, or after an error that nobody
 * caught, which leaves nothing to rely on. What does not start says why in one line.
 */
export async function runProcess(start: (stack: AsyncDisposableStack) => Promise<Running>): Promise<void> {
  const stack = new AsyncDisposableStack()
  let started: Promise<Running> | undefined
  let ending = false

  async function end(code: number): Promise<void> {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(1), most).unref()
    await started?.catch(() => {})
    await stack.disposeAsync().catch((error) => console.error(error))
    process.exit(code)
  }

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end(0))
  process.on('uncaughtException', (error) => {
    console.error(error)
    void end(1)
  })
  const parent = process.ppid
  try {
    started = start(stack)
    const { lines, withParent } = await started
    if (withParent) setInterval(() => process.ppid !== parent && void end(0), 500).unref()
    rest()
    if (!ending) process.stdout.write(`${lines.join('\n')}\n`)
  } catch (error) {
    console.error(error instanceof StartRefused ? `Parley does not start: ${error.message}` : error)
    await end(1)
  }
}

/** What starting took and nobody needs any more is given back before anybody asks, where the collector can be told so [T-09]. */
function rest(): void {
  void globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}
