import { database } from './database.ts'

const WEEK = 7 * 24 * 60 * 60_000

/** What somebody has begun to write, by a key of theirs: `<user>/<session>` for instance. Kept for seven days. */
export async function draftOf<T>(key: string): Promise<T | undefined> {
  const kept = await (await database()).get('drafts', key)
  if (!kept || Date.now() - kept.at > WEEK) return undefined
  return kept.draft as T
}

/** Keeps a draft; `undefined` forgets it. Safe to call on every keystroke: only the last of a moment is written. */
export function keepDraft(key: string, draft: unknown): void {
  if (!pending.size) timer = setTimeout(() => void writeDrafts(), SOON)
  pending.set(key, draft)
}

const SOON = 300
const pending = new Map<string, unknown>()
let timer: ReturnType<typeof setTimeout> | undefined

/** Writes what waits. Leaving the page does it by itself. */
export async function writeDrafts(): Promise<void> {
  clearTimeout(timer)
  const now = [...pending]
  pending.clear()
  const changing = (await database()).transaction('drafts', 'readwrite')
  for (const [key, draft] of now) {
    void (draft === undefined ? changing.store.delete(key) : changing.store.put({ key, draft, at: Date.now() }))
  }
  await changing.done
}

/** Forgets what nobody came back to. */
export async function dropOldDrafts(): Promise<void> {
  const kept = await database()
  for (const one of await kept.getAll('drafts')) if (Date.now() - one.at > WEEK) await kept.delete('drafts', one.key)
}

addEventListener('pagehide', () => void writeDrafts())
addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void writeDrafts())
