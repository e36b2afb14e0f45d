import { listSessions, type SessionCard, type SessionList, type Workspace } from '@parley/contract'
import { holdCards } from '../../../held.ts'
import { ask } from '../../../live/index.ts'
import { store } from '../../../store.ts'
import { workspace } from '../../../workspace.ts'

/** Lists of closed sessions that were read: they are not in the snapshot [WSP-14]. Emptied when the state is read anew. */
export const readLists = store<ReadonlySet<string>>(new Set())
/** Why a list could not be read further, by `list:liveChatId`. */
export const failedLists = store<Readonly<Record<string, unknown>>>({})

const busy = new Set<string>()

/** Reads the next portion of one list of one live chat and keeps where it goes on. */
export async function readMore(list: SessionList, liveChatId: string): Promise<void> {
  const key = `${list}:${liveChatId}`
  const held = workspace.get()
  const cursor = held?.more[key]?.cursor
  if (!held || busy.has(key) || (!cursor && readLists.get().has(key))) return
  busy.add(key)
  failed(key, undefined)
  try {
    const { items, next } = await ask(listSessions, { query: { list, liveChatId, ...(cursor ? { cursor } : {}) } })
    holdCards(items)
    const last = items.at(-1)
    workspace.set(
      (was) =>
        was && { ...was, more: moreAfter(was, key, next && last ? { cursor: next, edge: edgeOf(list, last) } : undefined) },
    )
    readLists.set((was) => new Set([...was, key]))
  } catch (error) {
    failed(key, error)
  } finally {
    busy.delete(key)
  }
}

function moreAfter({ more }: Workspace, key: string, now: Workspace['more'][string] | undefined): Workspace['more'] {
  const { [key]: _before, ...others } = more
  return now ? { ...others, [key]: now } : others
}

/** The time that a list's rows are sorted by. */
function edgeOf(list: SessionList, card: SessionCard): string {
  if (list === 'queue') return card.queuedAt
  return list === 'closed' ? (card.closedAt ?? card.lastActivityAt) : card.lastActivityAt
}

function failed(key: string, error: unknown): void {
  failedLists.set((was) => ({ ...was, [key]: error }))
}

// A snapshot that was read anew does not hold what was read besides the old one.
let liveChats = workspace.get()?.liveChats
workspace.on(() => {
  const now = workspace.get()?.liveChats
  if (now === liveChats) return
  liveChats = now
  readLists.set(new Set())
})
