import { apply, type LiveEvent, type Moment, readWorkspace, type Workspace } from '@parley/contract'
import { ask, connection, openOutbox, openSocket, type Socket } from './live/index.ts'
import { type Store, store } from './store.ts'

/** What this person's program holds, kept true by the log; undefined until the first snapshot is there. */
export const workspace: Store<Workspace | undefined> = store<Workspace | undefined>(undefined)

let position: string | undefined
let socket: Socket | undefined
let reading: Promise<Workspace> | undefined
const hearers = new Set<(event: LiveEvent) => void>()
const watchers = new Set<(moment: Moment) => void>()

/**
 * Reads the snapshot once and follows the log from there.
 * @throws {Refused} `not-signed-in`, `user-locked`. @throws {Unreachable}
 */
export async function openWorkspace(): Promise<Workspace> {
  const held = workspace.get()
  if (held) return held
  reading ??= readSnapshot().finally(() => {
    reading = undefined
  })
  const now = await reading
  await openOutbox(now.me.id)
  socket ??= openSocket({ position: () => position, heard, reached, moment, readAgain: async () => void (await readSnapshot()) })
  return now
}

/** Somebody has signed in again, or wants to try at once. */
export async function resumeWorkspace(): Promise<void> {
  await readSnapshot()
  socket?.resume()
}

/** Forgets everything of this person, as signing out does. */
export function leaveWorkspace(): void {
  socket?.end()
  socket = undefined
  position = undefined
  workspace.set(undefined)
  connection.socket('connecting')
}

/** Hears every event after `apply` has taken it in: for open conversations, sounds and toasts. */
export function onEvent(hearer: (event: LiveEvent) => void): () => void {
  hearers.add(hearer)
  return () => hearers.delete(hearer)
}

/** Hears typing and other things of the moment. */
export function onMoment(watcher: (moment: Moment) => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Tells the server something of the moment: that I am typing. */
export function tell(frame: object): void {
  socket?.send(frame)
}

async function readSnapshot(): Promise<Workspace> {
  const { position: at, ...held } = await ask(readWorkspace)
  position = at
  workspace.set(held)
  return held
}

function heard(event: LiveEvent, at: string): void {
  position = at
  workspace.set((was) => was && apply(was, event))
  for (const hearer of [...hearers]) hearer(event)
}

function reached(at: string): void {
  position = at
}

function moment(now: Moment): void {
  if (now.name === 'tallies') workspace.set((was) => was && { ...was, tallies: { ...was.tallies, ...now.tallies } })
  for (const watcher of [...watchers]) watcher(now)
}
