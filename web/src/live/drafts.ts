import { database } from './database.ts'
import { keptDatabase } from './kept-database.ts'

const WEEK = 7 * 24 * 60 * 60_000

const SOON = 300
const LEAVING = 'parley.leaving'
let timer: ReturnType<typeof setTimeout> | undefined
const pending = new Map<string, unknown>(leftBehind())
if (pending.size) void writeDrafts()

/** What somebody has begun to write, by a key of theirs: `<user>/<session>` for instance. Kept for seven days. */
export async function draftOf<T>(key: string): Promise<T | undefined> {
  if (pending.has(key)) return pending.get(key) as T | undefined
  const kept = await (await database()).get('drafts', key)
  if (!kept || Date.now() - kept.at > WEEK) return undefined
  return kept.draft as T
}

const hearers = new Set<(key: string, draft: unknown) => void>()

/** Hears what is kept in this tab. */
export function onDraft(hearer: (key: string, draft: unknown) => void): () => void {
  hearers.add(hearer)
  return () => hearers.delete(hearer)
}

/** Keeps a draft; `undefined` forgets it. Safe to call on every keystroke: only the last of a moment is written. */
export function keepDraft(key: string, draft: unknown): void {
  pending.set(key, draft)
  for (const hearer of hearers) hearer(key, draft)
  clearTimeout(timer)
  timer = setTimeout(() => void writeDrafts(), SOON)
}

/** Writes what waits. */
export async function writeDrafts(): Promise<void> {
  clearTimeout(timer)
  const now = [...pending]
  const changing = (await database()).transaction('drafts', 'readwrite')
  for (const [key, draft] of now) {
    void (draft === undefined ? changing.store.delete(key) : changing.store.put({ key, draft, at: Date.now() }))
  }
  await changing.done
  for (const [key, draft] of now) if (pending.get(key) === draft) pending.delete(key)
}

/** Forgets what nobody came back to. */
export async function dropOldDrafts(): Promise<void> {
  const kept = await database()
  const old = (at: number) => Date.now() - at > WEEK
  for (const one of await kept.getAll('drafts')) if (old(one.at)) await kept.delete('drafts', one.key)
  const files = await keptDatabase()
  for (const one of await files.getAll('files')) if (old(one.at)) await files.delete('files', one.id)
}

/** Forgets all that this person has begun to write. */
export async function forgetDrafts(user: string): Promise<void> {
  const mine = (key: string) => key.startsWith(`${user}/`)
  for (const key of pending.keys()) if (mine(key)) pending.delete(key)
  localStorage.removeItem(LEAVING)
  const changing = (await database()).transaction('drafts', 'readwrite')
  for (const key of await changing.store.getAllKeys()) if (mine(key)) void changing.store.delete(key)
  await changing.done
}

addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void writeDrafts())

// A page that goes away has no time for a database, which answers later; local storage answers at once.
addEventListener('pagehide', () => {
  if (pending.size) localStorage.setItem(LEAVING, JSON.stringify([...pending].map(([key, draft]) => [key, draft ?? null])))
})

function leftBehind(): [string, unknown][] {
  try {
    const left = JSON.parse(localStorage.getItem(LEAVING) ?? '[]') as [string, unknown][]
    localStorage.removeItem(LEAVING)
    return left.map(([key, draft]) => [key, draft ?? undefined])
  } catch {
    return []
  }
}
