import type { File as Sent } from '@parley/contract'
import { connection, draftOf, forgetFile, isPassing, keepFile, keptFile, sayOf, worthATry, writeDrafts } from '../live/index.ts'
import type { Store } from '../store.ts'
import { t } from '../texts/index.ts'
import type { Attachment, Desk, Draft } from './desk.ts'
import { stopUpload, uploadOnce } from './uploading.ts'

/** Uploads what was attached, and keeps its bytes with the draft, so that a page that goes away loses none [CMP-10, P6]. */
export function takeUp(desk: Store<Desk>, { id, bytes }: Attachment, draft: string | undefined): void {
  if (!bytes) return
  if (draft !== undefined) keepFile({ id, draft, file: bytes }).catch(() => undefined)
  void carryUp(desk, id, bytes)
}

/** The same with bytes that were kept. */
export async function takeUpAgain(desk: Store<Desk>, id: string, draft: string): Promise<void> {
  const bytes = await keptFile(id).catch(() => undefined)
  if (!bytes) return lost(desk, id, draft)
  change(desk, id, { bytes })
  await carryUp(desk, id, bytes)
}

/** It is not wanted any more; what is on its way is stopped. */
export function letGo(id: string): void {
  stopUpload(id)
  forgetKept(id)
}

/** Its bytes are kept elsewhere by now, or needed no more. */
export function forgetKept(id: string): void {
  forgetFile(id).catch(() => undefined)
}

/** As long as it stands on the desk; what the network has stopped goes on when the line is back [CMP-02]. */
async function carryUp(desk: Store<Desk>, id: string, bytes: File): Promise<void> {
  for (let tries = 0; isWanted(desk, id); tries++) {
    try {
      change(desk, id, { state: 'uploading' })
      return arrived(desk, id, await uploadOnce(id, bytes))
    } catch (error) {
      if (!isWanted(desk, id)) return
      const { socket, online } = connection.get()
      // Where everybody sees that the line is down it waits for it; otherwise the person may try again themselves.
      const down = isPassing(error) && (socket !== 'open' || !online)
      change(desk, id, down ? { state: 'waiting' } : { state: 'failed', reason: sayOf(error) })
      if (!isPassing(error)) return
      // Where it is not the line, whoever looks at it decides; by itself it is tried but now and then.
      await worthATry(down ? tries : Number.POSITIVE_INFINITY)
    }
  }
}

export async function uploadAgain(desk: Store<Desk>, { id, bytes }: Attachment): Promise<void> {
  if (!bytes) return
  change(desk, id, { state: 'uploading' })
  try {
    arrived(desk, id, await uploadOnce(id, bytes))
  } catch (error) {
    change(desk, id, { state: 'failed', reason: sayOf(error) })
  }
}

function arrived(desk: Store<Desk>, id: string, sent: Sent): void {
  change(desk, id, { state: 'done', sent })
  // First the draft says that it is on the server.
  writeDrafts()
    .then(() => forgetFile(id))
    .catch(() => undefined)
}

/** Another tab has uploaded it; or this browser had no room for it. */
async function lost(desk: Store<Desk>, id: string, draft: string): Promise<void> {
  const sent = (await draftOf<Draft>(draft))?.files.find((one): one is Sent => one.id === id && !('unsent' in one))
  change(desk, id, sent ? { state: 'done', sent } : { state: 'failed', reason: t('conversation.fileLost') })
}

const on = (desk: Store<Desk>, id: string) => desk.get().attachments.find((one) => one.id === id)

const isWanted = (desk: Store<Desk>, id: string) => (on(desk, id)?.state ?? 'done') !== 'done'

export function change(desk: Store<Desk>, id: string, now: Partial<Attachment>): void {
  if (!on(desk, id)) return
  desk.set((was) => ({ ...was, attachments: was.attachments.map((one) => (one.id === id ? { ...one, ...now } : one)) }))
}
