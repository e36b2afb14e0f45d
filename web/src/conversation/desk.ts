import { maxFileSize, type NewMessage, type Quote, type File as Sent } from '@parley/contract'
import { v7 } from 'uuid'
import { draftOf, type FollowUp, keepDraft, type Letter, type Upload } from '../live/index.ts'
import { type Store, store } from '../store.ts'
import { refusalText, t } from '../texts/index.ts'
import { workspace } from '../workspace.ts'
import { change, forgetKept, letGo, takeUp, takeUpAgain } from './desk-uploads.ts'
import { isFileGone } from './file-words.ts'

export interface Attachment {
  id: string
  name: string
  size: number
  /** `waiting`: for the line to come back. */
  state: 'waiting' | 'uploading' | 'done' | 'failed'
  /** Until it is on the server. */
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

/** A file that is not on the server yet; its bytes are kept beside the draft. */
type Unsent = Pick<Attachment, 'id' | 'name' | 'size'> & { unsent: true }

export interface Draft extends Pick<Desk, 'text' | 'quote' | 'follow'> {
  files: readonly (Sent | Unsent)[]
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
      const { files, ...kept } = draft
      made.set({ ...kept, attachments: files.map(asAttachment) })
      for (const file of files) if ('unsent' in file) void takeUpAgain(made, file.id, key)
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
    takeUp(desk, made, keys.get(desk))
  }
  return refused
}

/** Files that the server has already, for me to send. */
export function attachSent(desk: Store<Desk>, files: readonly Sent[]): void {
  desk.set((was) => ({ ...was, attachments: [...was.attachments, ...files.map(done)].slice(0, MOST_FILES) }))
}

/** Whether it is not on the server yet, and may still get there by itself. */
export const isGoingUp = ({ state }: Attachment): boolean => state === 'uploading' || state === 'waiting'

/** Takes a file away; what is on its way is stopped. */
export function detach(desk: Store<Desk>, id: string): void {
  letGo(id)
  desk.set((was) => ({ ...was, attachments: was.attachments.filter((one) => one.id !== id) }))
}

/** Empty again: what stood here was sent. What is still going up goes on for it. */
export function clearDesk(desk: Store<Desk>): void {
  for (const { id } of desk.get().attachments) forgetKept(id)
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
  for (const one of going) takeUp(desk, one, keys.get(desk))
  if (refused === 'file-not-found') for (const { id } of files) void lookFor(desk, id)
}

/** What lay unsent for too long is gone: its author sees which. */
async function lookFor(desk: Store<Desk>, fileId: string): Promise<void> {
  if (await isFileGone(fileId)) change(desk, fileId, { state: 'failed', reason: refusalText('file-not-found') })
}

function refusal(file: File, count: number): string | undefined {
  if (count >= MOST_FILES) return t('conversation.tooManyFiles', { most: MOST_FILES })
  if (file.size > maxFileSize) return t('conversation.tooLarge', { name: file.name })
  if (file.size === 0) return t('conversation.emptyFile', { name: file.name })
  return undefined
}

function goingUp({ id, name, size, bytes }: Upload): Attachment {
  return { id, name, size, bytes, state: 'uploading' }
}

function done(sent: Sent): Attachment {
  return { id: sent.id, name: sent.name, size: sent.size, state: 'done', sent }
}

function asAttachment(file: Sent | Unsent): Attachment {
  return 'unsent' in file ? { id: file.id, name: file.name, size: file.size, state: 'waiting' } : done(file)
}

function draftFrom({ attachments, ...written }: Desk): Draft | undefined {
  const files = attachments.map(({ id, name, size, sent }): Sent | Unsent => sent ?? { id, name, size, unsent: true })
  return written.text.trim() || files.length || written.quote ? { ...written, files } : undefined
}
