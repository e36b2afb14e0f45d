import { readSessionCards } from '@parley/contract'
import { adopt, dropTimeline, heldTimelines, isDoubtful, sessionSource, threadSource } from '../conversation/index.ts'
import { holdCards } from '../held.ts'
import { ask, keptStates } from '../live/index.ts'
import { SESSION, workspace } from '../workspace.ts'
import { forgetConversation } from './keep-states.ts'

const THREAD = 'thread:'
const MOST = 20

/**
 * After the whole was read: conversations that were kept are read anew one after the other, and those that are not this person's to
 * see any more go. What was withdrawn while nobody listened is in none of them then [P13].
 */
export async function refreshKept(): Promise<void> {
  const held = workspace.get()
  if (!held) return
  const rows = [...(await keptStates(SESSION)), ...(await keptStates(THREAD))]
    .filter(({ user }) => user === held.me.id)
    .sort((a, b) => b.at - a.at)
  for (const { key } of rows.splice(MOST)) forgetConversation(key)
  const mine = await viewable([...rows, ...heldTimelines()].map(({ key }) => key))
  for (const { key, at } of rows) {
    if (!mine.has(key)) forgetConversation(key)
    else if (isDoubtful(key)) adopt(key, await sourceOf(key).read(null), at)
  }
}

async function viewable(keys: readonly string[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(keys.filter((key) => key.startsWith(SESSION)).map((key) => key.slice(SESSION.length)))]
  const cards = ids.length ? await ask(readSessionCards, { query: { ids: ids.slice(0, 50).join(',') } }) : []
  holdCards(cards)
  const mine = new Set(cards.map(({ id }) => SESSION + id))
  for (const id of ids) if (!mine.has(SESSION + id)) dropTimeline(SESSION + id)
  const threads = workspace.get()?.threads ?? {}
  return new Set([...mine, ...keys.filter((key) => key.startsWith(THREAD) && key.slice(THREAD.length) in threads)])
}

function sourceOf(key: string) {
  return key.startsWith(SESSION) ? sessionSource(key.slice(SESSION.length)) : threadSource(key.slice(THREAD.length))
}
