import { apply, hold, type LiveEvent, type Moment, readWorkspace, type SessionCard, type Workspace } from '@parley/contract'
import {
  ask,
  connection,
  forgetStates,
  isRefused,
  keepStatesOf,
  keptState,
  keptStates,
  openOutbox,
  openSocket,
  type Socket,
  Unreachable,
  untilReached,
} from './live/index.ts'
import { type Store, store } from './store.ts'

/** What this person's program holds, kept true by the log; undefined until the first snapshot is there. */
export const workspace: Store<Workspace | undefined> = store<Workspace | undefined>(undefined)

/** Under which keys the workspace and the sessions that were looked at are kept for days without a network [B-04]. */
export const WORKSPACE = 'workspace'
export const SESSION = 'session:'

/** A conversation as it is kept; that of a session with its card. */
export interface KeptConversation {
  timeline: unknown
  card?: SessionCard
}

/** As long (ms) as a sign-in that nobody uses: what is older is not shown any more (SECURITY.md). */
const LONGEST = 8 * 60 * 60_000
/** So long (ms) the server is waited for before what was kept is shown. */
const PATIENCE = 5000

let position: string | undefined
let socket: Socket | undefined
let reading: Promise<Workspace> | undefined
const hearers = new Set<(event: LiveEvent) => void>()
const readers = new Set<() => void>()
const watchers = new Set<(moment: Moment) => void>()

/**
 * Reads the snapshot once and follows the log from there. Where the server cannot be reached, what was kept here of it is shown
 * until it answers [B-04].
 * @throws {Refused} `not-signed-in`, `user-locked`. @throws {Unreachable}
 */
export async function openWorkspace(): Promise<Workspace> {
  const held = workspace.get()
  if (held) return held
  reading ??= readOrRestore().finally(() => {
    reading = undefined
  })
  const now = await reading
  await openOutbox(now.me.id)
  socket ??= openSocket({ position: () => position, heard, reached, moment, readAgain: async () => void (await readSnapshot()) })
  return now
}

/** Whether the server itself has told what is held. */
export function isTold(): boolean {
  return position !== undefined
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
  void forgetStates()
}

connection.on(() => {
  if (['signed-out', 'locked', 'refused'].includes(connection.get().socket)) void forgetStates()
})

/** Hears every event after `apply` has taken it in: for open conversations, sounds and toasts. */
export function onEvent(hearer: (event: LiveEvent) => void): () => void {
  hearers.add(hearer)
  return () => hearers.delete(hearer)
}

/** Hears when the whole was read from the server, at first and whenever events alone do not tell enough. */
export function onSnapshot(reader: () => void): () => void {
  readers.add(reader)
  return () => readers.delete(reader)
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
  const { position: at, ...held } = await ask(readWorkspace).catch(async (error) => {
    // Who may not come in has nothing here to look at either.
    if (isRefused(error) && [401, 403].includes(error.problem.status)) await forgetStates()
    throw error
  })
  keepStatesOf(held.me.id).catch(() => undefined)
  position = at
  workspace.set(held)
  for (const reader of [...readers]) reader()
  return held
}

async function readOrRestore(): Promise<Workspace> {
  const answer = readSnapshot()
  const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE))
  const outcome = await Promise.race([answer, late]).catch((error: unknown) => error)
  if (outcome !== undefined && !(outcome instanceof Unreachable)) return answer
  const kept = await keptState<Workspace>(WORKSPACE).catch(() => undefined)
  const held = workspace.get()
  if (!kept || held) return held ?? answer
  if (Date.now() - kept.at > LONGEST) {
    await forgetStates()
    return answer
  }
  const rows = await keptStates<KeptConversation>(SESSION)
  const restored = hold(
    kept.state,
    rows.flatMap(({ state }) => state.card ?? []),
  )
  connection.socket('lost')
  workspace.set(restored)
  untilReached(() => answer.catch(readSnapshot)).then(
    () => socket?.resume(),
    () => location.reload(),
  )
  return restored
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
