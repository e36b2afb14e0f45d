import { openThread, type Thread } from '@parley/contract'
import { ask } from '../../live/index.ts'
import { workspace } from '../../workspace.ts'

/** My chats with live chats, the latest first, by name where something was typed. */
export function threadsOf(threads: Readonly<Record<string, Thread>>, search = ''): Thread[] {
  const wanted = search.trim().toLocaleLowerCase()
  const at = ({ last, id }: Thread) => (last?.sentAt ?? '') + id
  return Object.values(threads)
    .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
    .sort((a, b) => (at(a) > at(b) ? -1 : 1))
}

/** In how many of my chats something is unread [MSG-05]. */
export function unreadThreads(threads: Readonly<Record<string, Thread>>): number {
  return Object.values(threads).filter(({ unread }) => unread > 0).length
}

/** My chat with this live chat, made the first time [CUS-03]. */
export async function threadWith(liveChatId: string): Promise<Thread> {
  const thread = await ask(openThread, { path: { liveChatId } })
  holdThread(thread)
  return thread
}

/** Takes in a thread that was read; what is held already is newer. */
export function holdThread(thread: Thread): void {
  workspace.set((was) => was && { ...was, threads: { [thread.id]: thread, ...was.threads } })
}
