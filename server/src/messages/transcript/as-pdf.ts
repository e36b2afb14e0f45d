import { Worker } from 'node:worker_threads'
import { Refusal } from '../../platform/refusal.ts'
import type { Transcript } from './transcript.ts'

/** Of the last ones that many: a page holds about ten. */
const most = 2_000
/** Until it is given up (ms). */
const patience = 120_000
/** One is drawn at a time, and no more wait than that. */
const mostWaiting = 10

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/** Setting the letters takes long, so it is done in a thread of its own, one after the other: nobody else waits for it [TRN-01]. */
export async function asPdf(transcript: Transcript): Promise<Buffer> {
  if (waiting >= mostWaiting) throw new Refusal('too-many-requests', { retryAfter: 10 })
  waiting++
  const drawn = last.then(() => draw({ ...transcript, messages: transcript.messages.slice(-most) }))
  last = drawn.catch(() => undefined)
  return drawn.finally(() => waiting--)
}

function draw(transcript: Transcript): Promise<Buffer> {
  const worker = new Worker(new URL('./draw-pdf.ts', import.meta.url), {
    workerData: transcript,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  })
  const timer = setTimeout(() => void worker.terminate(), patience)
  return new Promise<Buffer>((resolve, reject) => {
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)))
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the transcript was not drawn')))
  }).finally(() => clearTimeout(timer))
}
