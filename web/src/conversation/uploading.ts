import type { File as Sent } from '@parley/contract'
import { store } from '../store.ts'
import { upload } from './upload.ts'

const SIDE_BY_SIDE = 3

/** How far each is that goes up now, by its id, as a part of one. */
export const progress = store<Readonly<Record<string, number>>>({})

const going = new Map<string, { sent: Promise<Sent>; stop: AbortController }>()
const queue: (() => void)[] = []
let running = 0

/** Uploads a file under its id, wherever one looks meanwhile; asked again while it goes, it is the same upload. @throws {Refused} @throws {Unreachable} */
export function uploadOnce(id: string, file: File): Promise<Sent> {
  const known = going.get(id)
  if (known) return known.sent
  const stop = new AbortController()
  // Tabs that have the same draft or letter do not both send it at once.
  const sent = navigator.locks
    .request(`parley.file.${id}`, () =>
      inTurn(() => {
        stop.signal.throwIfAborted()
        return upload(id, file, (part) => progress.set((was) => ({ ...was, [id]: part })), stop.signal)
      }),
    )
    .finally(() => {
      going.delete(id)
      progress.set(({ [id]: _, ...was }) => was)
    })
  going.set(id, { sent, stop })
  return sent
}

export function stopUpload(id: string): void {
  going.get(id)?.stop.abort()
}

async function inTurn<T>(run: () => Promise<T>): Promise<T> {
  if (running < SIDE_BY_SIDE) running += 1
  else await new Promise<void>((resolve) => queue.push(resolve))
  try {
    return await run()
  } finally {
    const next = queue.shift()
    // Whoever is next takes over the place.
    if (next) next()
    else running -= 1
  }
}
