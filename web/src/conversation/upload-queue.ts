import type { File as Sent } from '@parley/contract'
import { connection, draftOf, forgetFile, keepFile, keptFile, sayOf, Unreachable, writeDrafts } from '../live/index.ts'
import type { Store } from '../store.ts'
import { t } from '../texts/index.ts'
import type { Attachment, Desk, Draft } from './desk.ts'
import { upload } from './upload.ts'

interface Job {
  desk: Store<Desk>
  id: string
  /** The draft that it stands in; none where the desk is not kept. */
  draft: string | undefined
}

const SIDE_BY_SIDE = 3

const bytes = new Map<string, { file: File; stop: AbortController }>()
let running = 0
const queue: Job[] = []
/** What the network has stopped, by its id: it goes on when the line is back [CMP-02]. */
const stopped = new Map<string, Job>()

/** Takes in a file's bytes and keeps them with the draft, so that a page that goes away loses none [CMP-10, P6]. */
export function begin(job: Job, file: File): void {
  bytes.set(job.id, { file, stop: new AbortController() })
  if (job.draft !== undefined) keepFile({ id: job.id, draft: job.draft, file }).catch(() => undefined)
  enqueue(job)
}

/** Uploads it now, or when its turn comes. */
export function enqueue(job: Job): void {
  stopped.delete(job.id)
  queue.push(job)
  next()
}

/** It is not wanted any more, or was sent; what is on its way is stopped. */
export function letGo(id: string): void {
  bytes.get(id)?.stop.abort()
  bytes.delete(id)
  stopped.delete(id)
  forgetFile(id).catch(() => undefined)
}

let open = connection.get().socket === 'open'
connection.on(() => {
  const before = open
  open = connection.get().socket === 'open'
  if (open && !before) goOn()
})
addEventListener('online', goOn)

function goOn(): void {
  for (const job of [...stopped.values()]) enqueue(job)
}

function next(): void {
  while (running < SIDE_BY_SIDE) {
    const waiting = queue.shift()
    if (!waiting) return
    running += 1
    void send(waiting).finally(() => {
      running -= 1
      next()
    })
  }
}

async function send(job: Job): Promise<void> {
  const { desk, id } = job
  if (!desk.get().attachments.some((one) => one.id === id)) return
  const held = await heldBytes(id).catch(() => undefined)
  if (!held) return lost(job)
  change(desk, id, { state: 'uploading' })
  try {
    // Tabs that have the same draft do not both send it at once.
    const sent = await navigator.locks.request(`parley.file.${id}`, () =>
      upload(id, held.file, (progress) => change(desk, id, { progress }), held.stop.signal),
    )
    change(desk, id, { state: 'done', progress: 1, sent })
    bytes.delete(id)
    // First the draft says that it is on the server.
    writeDrafts()
      .then(() => forgetFile(id))
      .catch(() => undefined)
  } catch (error) {
    if (held.stop.signal.aborted) return
    const { socket, online } = connection.get()
    const away = error instanceof Unreachable
    if (away) stopped.set(id, job)
    // Where everybody sees that the line is down, it waits for it; otherwise the person may try again themselves.
    if (away && (socket !== 'open' || !online)) change(desk, id, { state: 'waiting', progress: 0 })
    else change(desk, id, { state: 'failed', reason: sayOf(error) })
  }
}

async function heldBytes(id: string) {
  const held = bytes.get(id)
  if (held) return held
  const file = await keptFile(id)
  const found = file && { file, stop: new AbortController() }
  if (found) bytes.set(id, found)
  return found
}

/** Another tab has uploaded it; or this browser had no room for it. */
async function lost({ desk, id, draft }: Job): Promise<void> {
  const kept = draft === undefined ? undefined : await draftOf<Draft>(draft)
  const sent = kept?.files.find((one): one is Sent => one.id === id && !('unsent' in one))
  if (sent) change(desk, id, { state: 'done', progress: 1, sent })
  else change(desk, id, { state: 'failed', reason: t('conversation.fileLost') })
}

function change(desk: Store<Desk>, id: string, now: Partial<Attachment>): void {
  desk.set((was) => ({ ...was, attachments: was.attachments.map((one) => (one.id === id ? { ...one, ...now } : one)) }))
}
