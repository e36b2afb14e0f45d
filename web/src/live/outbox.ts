import type { Colleague, Problem, Quote, File as Sent } from '@parley/contract'
import { store } from '../store.ts'
import { database } from './database.ts'
import { type FollowUp, followUp } from './follow-up.ts'
import { postman } from './postman.ts'
import { tabs } from './tabs.ts'

/** A file that has to be uploaded, under the id that the message names it by. */
export interface Upload {
  id: string
  name: string
  size: number
  bytes: File
}

/** One message on its way. Its id is the message's own, chosen here, so that sending it twice is sending it once. */
export interface Letter {
  /** UUIDv7: the order of ids is the order of writing. */
  id: string
  /** Whose it is: people who share a browser never send for one another. */
  user: string
  /** What it goes to, a session's id for instance. Letters to one target go in order. */
  target: string
  method: 'PUT'
  address: string
  body: unknown
  /** When it was written, ms since 1970. */
  at: number
  state: 'sending' | 'failed' | 'asks'
  /** The refusal's code, where the server said no. */
  refused?: string
  /** Who has answered since it was written: nothing goes before its author says so [B-03]. */
  answered?: Colleague
  /** What it carries, so that it can be shown; the body names them by id alone. */
  files?: readonly Sent[]
  /** What it waits for: until they are uploaded it does not go [ui.md S7]. */
  uploads?: readonly Upload[]
  /** What it answers to. */
  quote?: Quote
  /** Kept with it, so that it is done after a reload too. */
  follow?: FollowUp
}

/** As many as wait at most [ui.md §2.1]. */
export const OUTBOX_LIMIT = 100

export class OutboxFull extends Error {}

/** What has not arrived yet, oldest first. A letter leaves when the server has answered with its message. */
export const outbox = store<readonly Letter[]>([])

type Arrived = (letter: Letter, reply: unknown) => void

let user: string | undefined
const hearers = new Set<Arrived>()
const deliver = postman({ waiting: readOutbox, arrived, marked: mark })

/** Hears what the server answered, in every tab, before the letter leaves the outbox: nothing is out of sight for a moment. */
export function onArrived(hearer: Arrived): () => void {
  hearers.add(hearer)
  return () => hearers.delete(hearer)
}

tabs.on('arrived', (more) => tellArrived(...(more as Parameters<Arrived>)))

async function arrived(letter: Letter, reply: unknown): Promise<void> {
  tellArrived(letter, reply)
  tabs.tell('arrived', [letter, reply])
  // Before it is forgotten: what fails here is tried again, and the same letter arrives once more.
  if (letter.follow) await followUp(letter.follow)
  await forget(letter.id)
}

function tellArrived(letter: Letter, reply: unknown): void {
  if (letter.user === user) for (const hearer of [...hearers]) hearer(letter, reply)
}

/** Shows and sends what this person left unsent, on this page and on earlier ones. Call it once it is known who is here. */
export async function openOutbox(of: string): Promise<void> {
  user = of
  await readOutbox()
  tabs.on('outbox', () => void readOutbox().then(deliver))
  deliver()
}

/**
 * Shows a message at once, keeps it and sends it as soon as can be; it is kept when this resolves.
 * @throws {OutboxFull} where 100 are waiting already.
 */
export async function post(
  letter: Pick<Letter, 'id' | 'target' | 'method' | 'address' | 'body' | 'files' | 'uploads' | 'quote' | 'follow'>,
): Promise<void> {
  if (user === undefined) throw new Error('the outbox is not open')
  if (outbox.get().length >= OUTBOX_LIMIT) throw new OutboxFull()
  const kept: Letter = { ...letter, user, at: Date.now(), state: 'sending' }
  outbox.set((was) => [...was, kept])
  await (await database()).put('outbox', kept)
  // Another tab may have read what was kept just before.
  outbox.set((was) => (was.some(({ id }) => id === kept.id) ? was : [...was, kept]))
  tabs.tell('outbox')
  deliver()
}

/** Tries a failed letter again under the same id, as it is or changed. */
export async function postAgain(id: string, change: (was: Letter) => Letter = (was) => was): Promise<void> {
  const letter = outbox.get().find((one) => one.id === id)
  if (!letter) return
  const { refused: _, answered: __, ...again } = change(letter)
  await put({ ...again, at: Date.now(), state: 'sending' })
  deliver()
}

/** What it waited for is uploaded: it goes. */
export async function uploaded(id: string, files: readonly Sent[]): Promise<void> {
  const letter = outbox.get().find((one) => one.id === id)
  if (!letter?.uploads) return
  const { uploads, ...now } = letter
  const waited = new Set(uploads.map((one) => one.id))
  await put({ ...now, files: [...(now.files ?? []).filter((file) => !waited.has(file.id)), ...files] })
  deliver()
}

/** What it waited for cannot be uploaded: its author decides. */
export async function notUploaded(id: string, problem: Problem | undefined): Promise<void> {
  const letter = outbox.get().find((one) => one.id === id)
  if (letter) await mark(letter, 'failed', problem)
}

/** Throws an unsent letter away. */
export async function forget(id: string): Promise<void> {
  await (await database()).delete('outbox', id)
  outbox.set((was) => was.filter((one) => one.id !== id))
  tabs.tell('outbox')
}

async function mark(letter: Letter, state: Letter['state'], problem?: Problem): Promise<void> {
  // Thrown away while it was on its way.
  if (!outbox.get().some((one) => one.id === letter.id)) return
  const { code, answered } = problem ?? {}
  await put({ ...letter, state, ...(code && { refused: code }), ...(answered && { answered }) })
}

async function put(letter: Letter): Promise<void> {
  await (await database()).put('outbox', letter)
  outbox.set((was) => was.map((one) => (one.id === letter.id ? letter : one)))
  tabs.tell('outbox')
}

/** What is kept is the truth; ids of UUIDv7 put it in the order of writing. */
async function readOutbox(): Promise<readonly Letter[]> {
  if (user === undefined) return []
  const kept = await (await database()).getAllFromIndex('outbox', 'user', user)
  kept.sort((a, b) => (a.id < b.id ? -1 : 1))
  outbox.set(kept)
  return kept
}
