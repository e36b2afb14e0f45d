import { maxFileSize, type NewMessage, type Quote, readFile, type File as Sent } from '@parley/contract'
import { v7 } from 'uuid'
import { addressOf, draftOf, type FollowUp, keepDraft, type Letter, sayOf, type Upload } from '../live/index.ts'
import { type Store, store } from '../store.ts'
import { refusalText, t } from '../texts/index.ts'
import { workspace } from '../workspace.ts'
import { stopUpload, uploadOnce } from './uploading.ts'

export interface Attachment {
  id: string
  name: string
  size: number
  state: 'uploading' | 'done' | 'failed'
  /** Where it comes from this page. */
  bytes?: File
  /** What the server says of it, once it is there. */
  sent?: Sent
  reason?: string
}

/** What somebody is writing to one session or thread; it outlives the page [CMP-10]. */
export interface Desk {
  text: string
  attachments: readonly Attachment[]
  /** What it answers to [CNV-03]. */
  quote?: Quote
  /** What follows when it was sent; forgotten when nothing is left to be sent [MAC-01]. */
  follow?: FollowUp
}

interface Draft extends Pick<Desk, 'text' | 'quote' | 'follow'> {
  files: readonly Sent[]
}

export const MOST_FILES = 10

const empty: Desk = { text: '', attachments: [] }
const desks = new Map<string, Store<Desk>>()

/** @param key `<user>/<session or thread>`: people who share a browser do not see each other's drafts. */
export function deskOf(key: string): Store<Desk> {
  const found = desks.get(key)
  if (found) return found
  const made = store<Desk>(empty)
  desks.set(key, made)
  void draftOf<Draft>(key).then((draft) => {
    if (draft && made.get() === empty) {
      const { files, ...kept } = draft
      made.set({ ...kept, attachments: files.map(done) })
    }
    // What they began to write in another browser, where there is nothing of it here [ui.md S7].
    const elsewhere = workspace.get()?.drafts[key.split('/').slice(1).join('/')]
    if (!draft && elsewhere && made.get() === empty) made.set({ ...empty, text: elsewhere })
    made.on(() => {
      const { follow, ...was } = made.get()
      if (follow && isEmpty(was)) made.set(was)
      else keepDraft(key, draftFrom(made.get()))
    })
  })
  return made
}

function isEmpty({ text, attachments }: Desk): boolean {
  return text.trim() === '' && attachments.length === 0
}

/** Takes in files and begins to upload them. Gives the reasons of those that cannot be sent, one sentence each [CMP-14]. */
export function attach(desk: Store<Desk>, files: readonly File[]): string[] {
  const refused: string[] = []
  for (const bytes of files) {
    const reason = refusal(bytes, desk.get().attachments.length)
    if (reason) {
      refused.push(reason)
      continue
    }
    const made = goingUp({ id: v7(), name: bytes.name, size: bytes.size, bytes })
    desk.set((was) => ({ ...was, attachments: [...was.attachments, made] }))
    watch(desk, made)
  }
  return refused
}

/** Files that the server has already, for me to send. */
export function attachSent(desk: Store<Desk>, files: readonly Sent[]): void {
  desk.set((was) => ({ ...was, attachments: [...was.attachments, ...files.map(done)].slice(0, MOST_FILES) }))
}

/** Takes a file away; what is on its way is stopped. */
export function detach(desk: Store<Desk>, id: string): void {
  stopUpload(id)
  desk.set((was) => ({ ...was, attachments: was.attachments.filter((one) => one.id !== id) }))
}

export function uploadAgain(desk: Store<Desk>, attachment: Attachment): void {
  change(desk, attachment.id, { state: 'uploading' })
  watch(desk, attachment)
}

/** Empty again: what stood here was sent. What is still going up goes on for it. */
export function clearDesk(desk: Store<Desk>): void {
  desk.set(empty)
}

/** What was to be sent and is to be written on, before what stands here by now: text, files, and the quote if it still exists. */
export function putBack(desk: Store<Desk>, { body, files = [], uploads = [], quote, follow, refused }: Letter): void {
  const { text } = body as NewMessage
  const quotable = !refused?.startsWith('quote-')
  const going = uploads.map(goingUp)
  desk.set((was) => ({
    ...was,
    text: [text, was.text].filter((part) => part.trim() !== '').join('\n'),
    attachments: [...files.map(done), ...going, ...was.attachments],
    ...(quotable && quote && !was.quote && { quote }),
    ...(follow && !was.follow && { follow }),
  }))
  for (const one of going) watch(desk, one)
  if (refused === 'file-not-found') for (const { id } of files) void lookFor(desk, id)
}

/** What lay unsent for too long is gone: its author sees which. */
async function lookFor(desk: Store<Desk>, fileId: string): Promise<void> {
  const answer = await fetch(addressOf(readFile.path, { fileId }), { method: 'HEAD' }).catch(() => undefined)
  if (answer?.status === 404) change(desk, fileId, { state: 'failed', reason: refusalText('file-not-found') })
}

function refusal(file: File, count: number): string | undefined {
  if (count >= MOST_FILES) return t('conversation.tooManyFiles', { most: MOST_FILES })
  if (file.size > maxFileSize) return t('conversation.tooLarge', { name: file.name })
  if (file.size === 0) return t('conversation.emptyFile', { name: file.name })
  return undefined
}

function watch(desk: Store<Desk>, { id, bytes }: Attachment): void {
  if (!bytes) return
  uploadOnce(id, bytes).then(
    (sent) => change(desk, id, { state: 'done', sent }),
    (error: unknown) => change(desk, id, { state: 'failed', reason: sayOf(error) }),
  )
}

function change(desk: Store<Desk>, id: string, now: Partial<Attachment>): void {
  if (!desk.get().attachments.some((one) => one.id === id)) return
  desk.set((was) => ({ ...was, attachments: was.attachments.map((one) => (one.id === id ? { ...one, ...now } : one)) }))
}

function goingUp({ id, name, size, bytes }: Upload): Attachment {
  return { id, name, size, bytes, state: 'uploading' }
}

function done(sent: Sent): Attachment {
  return { id: sent.id, name: sent.name, size: sent.size, state: 'done', sent }
}

function draftFrom({ attachments, ...written }: Desk): Draft | undefined {
  const files = attachments.flatMap(({ sent }) => sent ?? [])
  return written.text.trim() || files.length || written.quote ? { ...written, files } : undefined
}
