import { rowsOf, type SessionCard, type Workspace } from '@parley/contract'
import { workspace } from '../../workspace.ts'

/** My sessions whose customer waits for an answer, longest waiting first. */
export function waitingForMe({ sessions, me }: Pick<Workspace, 'sessions' | 'me'>): SessionCard[] {
  return Object.values(sessions)
    .filter(({ state, operator, waitingSince }) => state === 'assigned' && operator?.id === me.id && waitingSince !== null)
    .sort((a, b) => (a.waitingSince! < b.waitingSince! ? -1 : 1))
}

/** Of the sessions that I am to distribute the one that waits longest. */
export function longestUnassigned(held: Workspace): SessionCard | undefined {
  const first = held.liveChats.filter(({ supervisor }) => supervisor).flatMap(({ id }) => rowsOf(held, 'queue', id).slice(0, 1))
  return first.sort((a, b) => (a.queuedAt < b.queuedAt ? -1 : 1))[0]
}

/** Where to go after this session was closed. */
export function nextOfMine(after: string): string | undefined {
  const held = workspace.get()
  return held && waitingForMe(held).find(({ id }) => id !== after)?.id
}
