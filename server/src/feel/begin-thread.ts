import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import type { Begun } from './asked.ts'

/** To read its program (ms), on a machine that has much else to do. */
export const toBegin = 10_000
/** Without a question for so long (ms) it goes: it holds some MB. */
export const idle = 60_000
/** MB */
const memory = 64

export interface Thread {
  worker: Worker
  port: MessagePort
  count: Int32Array
}

/** @param gone when it has ended, by itself too: what holds too much does */
export function beginThread(gone: (thread: Thread) => void): Thread {
  const count = new Int32Array(new SharedArrayBuffer(4))
  const { port1, port2 } = new MessageChannel()
  const worker = new Worker(new URL('thread.ts', import.meta.url), {
    workerData: { count, port: port2 } satisfies Begun,
    transferList: [port2],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memory },
  })
  const thread = { worker, port: port1, count }
  worker.on('error', () => {}).on('exit', () => gone(thread))
  worker.unref()
  port1.unref()
  return thread
}
