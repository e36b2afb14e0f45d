import { cancelUpload, type FileUpload, type OnConflict, readUpload, sendPart, startUpload } from '@parley/contract'
import { v7 } from 'uuid'
import { sendBytes } from '../../../conversation/index.ts'
import { addressOf, ask, isRefused, sayOf, Unreachable } from '../../../live/index.ts'
import { store } from '../../../store.ts'

export interface Upload {
  id: string
  name: string
  parentId: string
  state: 'waiting' | 'uploading' | 'lost' | 'done' | 'failed'
  /** A part of one. */
  progress: number
  reason?: string
}

/** Bytes that go at once; what has arrived of a file is never sent again. */
const PART = 8_000_000
const SIDE_BY_SIDE = 2
const PAUSE = 2_000

/** What is being uploaded, wherever one looks meanwhile. */
export const uploads = store<readonly Upload[]>([])

const held = new Map<string, { file: File; conflict: OnConflict; stop: AbortController }>()
const heard = new Set<() => void>()
let running = 0

/** Told whenever a file has arrived. */
export function onUploaded(listener: () => void): () => void {
  heard.add(listener)
  return () => heard.delete(listener)
}

export function addUpload(file: File, parentId: string, conflict: OnConflict = 'keep-both', name = file.name): void {
  const id = v7()
  held.set(id, { file, conflict, stop: new AbortController() })
  uploads.set((was) => [...was, { id, name, parentId, state: 'waiting', progress: 0 }])
  next()
}

/** For what cannot even begin. */
export function refuseUpload(name: string, parentId: string, reason: string): void {
  uploads.set((was) => [...was, { id: v7(), name, parentId, state: 'failed', progress: 0, reason }])
}

export function cancel(id: string): void {
  held.get(id)?.stop.abort()
  held.delete(id)
  uploads.set((was) => was.filter((one) => one.id !== id))
  ask(cancelUpload, { path: { uploadId: id } }).catch(() => {})
}

export const isHeld = (id: string): boolean => held.has(id)

export function tryAgain(id: string): void {
  change(id, { state: 'waiting' })
  next()
}

export function clearUploads(): void {
  uploads.set((was) => was.filter(({ state }) => state !== 'done' && state !== 'failed'))
}

function change(id: string, now: Partial<Upload>): void {
  uploads.set((was) => was.map((one) => (one.id === id ? { ...one, ...now } : one)))
}

function next(): void {
  const waiting = uploads.get().find(({ state }) => state === 'waiting')
  if (!waiting || running >= SIDE_BY_SIDE) return
  running += 1
  change(waiting.id, { state: 'uploading' })
  void run(waiting).finally(() => {
    running -= 1
    next()
  })
  next()
}

async function run(upload: Upload): Promise<void> {
  const { id } = upload
  const own = held.get(id)
  if (!own) return
  try {
    await send(upload, own)
    held.delete(id)
    change(id, { state: 'done', progress: 1 })
    for (const listener of heard) listener()
  } catch (error) {
    if (!own.stop.signal.aborted) change(id, { state: 'failed', reason: sayOf(error) })
  }
}

/** Goes on where it stopped: after a cut, after waiting for one's turn, and after another tab was quicker. */
async function send(
  { id, name, parentId }: Upload,
  { file, conflict, stop: { signal } }: NonNullable<ReturnType<typeof held.get>>,
) {
  const body = { parentId, name: clean(name), size: file.size, conflict }
  let now: FileUpload = await patiently(id, signal, () => ask(startUpload, { path: { uploadId: id }, body, signal }))
  while (!now.entry) {
    const from = now.received
    const part = file.slice(from, from + PART)
    const tell = (done: number) => change(id, { state: 'uploading', progress: (from + done * part.size) / file.size })
    const address = addressOf(sendPart.path, { uploadId: id }, { offset: from })
    now = await patiently(id, signal, async () => {
      try {
        return await sendBytes<FileUpload>(sendPart.method, address, part, tell, signal)
      } catch (error) {
        if (isRefused(error, 'upload-elsewhere') || isRefused(error, 'file-incomplete'))
          return await ask(readUpload, { path: { uploadId: id }, signal })
        throw error
      }
    })
  }
}

/** Until the server is there again, or it is one's turn. */
async function patiently<T>(id: string, signal: AbortSignal, run: () => Promise<T>): Promise<T> {
  while (true) {
    try {
      return await run()
    } catch (error) {
      if (signal.aborted) throw error
      const wait = isRefused(error, 'too-many-requests') ? (error.problem.retryAfter ?? 5) * 1000 : PAUSE
      if (!(error instanceof Unreachable) && !isRefused(error, 'too-many-requests')) throw error
      change(id, { state: 'lost' })
      await new Promise((resolve) => setTimeout(resolve, wait))
      if (error instanceof Unreachable) {
        // A part may have arrived though its answer did not.
        const arrived = await ask(readUpload, { path: { uploadId: id }, signal }).catch(() => undefined)
        if (arrived) return arrived as T
      }
    }
  }
}

/** One line of at most 200 signs, which is what the server takes. */
function clean(name: string): string {
  const line = name
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .trim()
  return [...(line || 'file')].slice(-200).join('')
}
