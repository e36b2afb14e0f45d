import { database } from './database.ts'

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
  for (const one of await kept.getAll('drafts')) if (Date.now() - one.at > WEEK) await kept.delete('drafts', one.key)
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
