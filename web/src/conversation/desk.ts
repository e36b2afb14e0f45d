import { maxFileSize, type Quote, type File as Sent } from '@parley/contract'
import { v7 } from 'uuid'
import { draftOf, keepDraft } from '../live/index.ts'
import { type Store, store } from '../store.ts'
import { t } from '../texts/index.ts'
import { workspace } from '../workspace.ts'
import { begin, enqueue, letGo } from './upload-queue.ts'

export interface Attachment {
  id: string
  name: string
  size: number
  state: 'waiting' | 'uploading' | 'done' | 'failed'
  /** A part of one. */
  progress: number
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
}

/** A file that waits for the server; its bytes are kept beside the draft. */
type Unsent = Pick<Attachment, 'id' | 'name' | 'size'> & { unsent: true }

export interface Draft {
  text: string
  files: readonly (Sent | Unsent)[]
  quote?: Quote
}

export const MOST_FILES = 10

const empty: Desk = { text: '', attachments: [] }
const desks = new Map<string, Store<Desk>>()
const keys = new WeakMap<Store<Desk>, string>()

/** @param key `<user>/<session or thread>`: people who share a browser do not see each other's drafts. */
export function deskOf(key: string): Store<Desk> {
  const found = desks.get(key)
  if (found) return found
  const made = store<Desk>(empty)
  desks.set(key, made)
  keys.set(made, key)
  void draftOf<Draft>(key).then((draft) => {
    if (draft && made.get() === empty) {
      made.set({ text: draft.text, attachments: draft.files.map(asAttachment), ...(draft.quote && { quote: draft.quote }) })
      for (const file of draft.files) if ('unsent' in file) enqueue(jobOf(made, file.id))
    }
    // What they began to write in another browser, where there is nothing of it here [ui.md S7].
    const elsewhere = workspace.get()?.drafts[key.split('/').slice(1).join('/')]
    if (!draft && elsewhere && made.get() === empty) made.set({ ...empty, text: elsewhere })
    made.on(() => keepDraft(key, draftFrom(made.get())))
  })
  return made
}

/** Takes in files and begins to upload them. Gives the reasons of those that cannot be sent, one sentence each [CMP-14]. */
export function attach(desk: Store<Desk>, files: readonly File[]): string[] {
  const refused: string[] = []
  for (const file of files) {
    const reason = refusal(file, desk.get().attachments.length)
    if (reason) {
      refused.push(reason)
      continue
    }
    const id = v7()
    const made: Attachment = { id, name: file.name, size: file.size, state: 'waiting', progress: 0 }
    desk.set((was) => ({ ...was, attachments: [...was.attachments, made] }))
    begin(jobOf(desk, id), file)
  }
  return refused
}

/** Files that the server has already, for me to send. */
export function attachSent(desk: Store<Desk>, files: readonly Sent[]): void {
  desk.set((was) => ({ ...was, attachments: [...was.attachments, ...files.map(done)].slice(0, MOST_FILES) }))
}

/** Takes a file away; what is on its way is stopped. */
export function detach(desk: Store<Desk>, id: string): void {
  letGo(id)
  desk.set((was) => ({ ...was, attachments: was.attachments.filter((one) => one.id !== id) }))
}

export function uploadAgain(desk: Store<Desk>, id: string): void {
  desk.set((was) => ({
    ...was,
    attachments: was.attachments.map((one) => (one.id === id ? { ...one, state: 'waiting', progress: 0 } : one)),
  }))
  enqueue(jobOf(desk, id))
}

/** Empty again: what stood here was sent. */
export function clearDesk(desk: Store<Desk>): void {
  for (const { id } of desk.get().attachments) letGo(id)
  desk.set(empty)
}

function refusal(file: File, count: number): string | undefined {
  if (count >= MOST_FILES) return t('conversation.tooManyFiles', { most: MOST_FILES })
  if (file.size > maxFileSize) return t('conversation.tooLarge', { name: file.name })
  if (file.size === 0) return t('conversation.emptyFile', { name: file.name })
  return undefined
}

function jobOf(desk: Store<Desk>, id: string) {
  return { desk, id, draft: keys.get(desk) }
}

function done(sent: Sent): Attachment {
  return { id: sent.id, name: sent.name, size: sent.size, state: 'done', progress: 1, sent }
}

function asAttachment(file: Sent | Unsent): Attachment {
  if (!('unsent' in file)) return done(file)
  return { id: file.id, name: file.name, size: file.size, state: 'waiting', progress: 0 }
}

function draftFrom({ text, attachments, quote }: Desk): Draft | undefined {
  const files = attachments.map(({ id, name, size, sent }): Sent | Unsent => sent ?? { id, name, size, unsent: true })
  return text.trim() || files.length || quote ? { text, files, ...(quote && { quote }) } : undefined
}

/** What was sent and is to be written on, before what stands here by now. */
export function putBack(desk: Store<Desk>, text: string, files: readonly Sent[]): void {
  desk.set((was) => ({
    text: [text, was.text].filter((part) => part.trim() !== '').join('\n'),
    attachments: [...files.map(done), ...was.attachments],
  }))
}
