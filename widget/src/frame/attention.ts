import { ask } from './ask.ts'
import { tellHost } from './host.ts'
import { say } from './socket.ts'
import { set, state } from './state.ts'

let toldUnread = -1
let seen = ''

/** After every change: what the visitor has on the screen is seen [RDM-01]; what is not, the button counts. */
export function attend(): void {
  const { thread, messages, open, atEnd } = state
  if (!thread) return
  const last = messages.findLast(({ author }) => author !== 'customer')
  if (open && atEnd && !document.hidden && last && thread.unread > 0 && seen !== last.id) {
    seen = last.id
    const { sessionId, number } = last
    ask('PUT', `threads/${thread.id}/reading`, { sessionId, number }).catch(() => {
      seen = ''
    })
    set({ thread: { ...thread, seen: thread.seen + thread.unread, unread: 0 } })
  }
  if (toldUnread === thread.unread) return
  toldUnread = thread.unread
  tellHost({ parley: 'unread', count: toldUnread })
}
addEventListener('visibilitychange', attend)

let typedAt = 0
/** At most every three seconds [TYP-01]. */
export function type(): void {
  if (!state.thread || Date.now() - typedAt < 3_000) return
  typedAt = Date.now()
  say({ typing: { threadId: state.thread.id } })
}
