import { readOldestUnread, unreadOf } from '@parley/contract'
import { ask } from '../../live/index.ts'
import { workspace } from '../../workspace.ts'

/** A click waits no longer (ms): then it leads to the workspace. */
const PATIENCE = 1_500

/** Where the red counter leads: to the session with the oldest unread message [ui.md C1]. Cards do not tell how old it is. */
export async function myOldestUnread(): Promise<string | undefined> {
  const held = workspace.get()
  if (!held) return undefined
  const mine = Object.values(held.sessions).filter(
    (card) => card.state === 'assigned' && card.operator?.id === held.me.id && unreadOf(card, held) > 0,
  )
  const only = mine.length === 1 ? mine[0]!.id : undefined
  const id = mine.length > 1 ? await askedFor() : only
  return id && `/live-chats/s/${id}`
}

async function askedFor(): Promise<string | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE))
  const answer = ask(readOldestUnread).then(({ sessionId }) => sessionId ?? undefined)
  return Promise.race([answer.catch(() => undefined), late])
}
