import { database } from './database.ts'
import { forgetDrafts } from './drafts.ts'
import { forgetStates } from './kept.ts'
import { keptDatabase } from './kept-database.ts'

/** Signing out: nothing of this person stays in the browser, nor the program for days without a network [B-04, SECURITY.md]. */
export async function leaveNothing(user: string): Promise<void> {
  await forgetStates()
  await forgetDrafts(user)
  const letters = (await database()).transaction('outbox', 'readwrite')
  for (const id of await letters.store.index('user').getAllKeys(user)) void letters.store.delete(id)
  await letters.done
  const files = (await keptDatabase()).transaction('files', 'readwrite')
  for (const { id, draft } of await files.store.getAll()) if (draft.startsWith(`${user}/`)) void files.store.delete(id)
  await files.done
  if (!('caches' in window)) return
  for (const name of await caches.keys()) if (name.startsWith('parley-')) await caches.delete(name)
}
