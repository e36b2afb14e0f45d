import { doubtTimelines, onTimeline } from '../conversation/index.ts'
import { connection, dropOldDrafts } from '../live/index.ts'
import { whenIdle } from '../ui/late.ts'
import { isTold, onEvent, onSnapshot, workspace } from '../workspace.ts'
import { keepShell } from './keep-shell.ts'
import { forgetConversation, keepNow, writeAnew } from './keep-states.ts'
import { refreshKept } from './refresh-kept.ts'

/** Written at most so often (ms); and so often at least while the server is there, because what is old is not shown any more. */
const SELDOM = 3000
const STILL_HERE = 10 * 60_000
/** The program itself is kept when the first page is long done. */
const LATER = 5000

/** Keeps in this browser what days without a network need [B-04]: the state, what was looked at last, and the program itself. */
export function start(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    clearTimeout(timer)
    timer = undefined
    keepNow().catch(() => undefined)
  }
  const soon = () => {
    timer ??= setTimeout(write, SELDOM)
  }
  const read = () => {
    writeAnew()
    whenIdle(() => void refreshKept().catch(() => undefined))
    soon()
  }
  const hide = () => document.visibilityState === 'hidden' && write()
  const beat = setInterval(() => connection.get().socket === 'open' && soon(), STILL_HERE)
  const shell = setTimeout(() => void keepShell().catch(() => undefined), LATER)
  const deaf = [
    workspace.on(soon),
    onSnapshot(() => {
      doubtTimelines()
      read()
    }),
    onTimeline(soon),
    // What was taken away or changed in one that is not held is not kept as it was.
    onEvent((event) => {
      if (event.name === 'session.left') forgetConversation(`session:${event.sessionId}`)
      else if (event.name === 'message.changed') forgetConversation(`session:${event.message.sessionId}`)
      else if (event.name === 'message.retold') forgetConversation(`thread:${event.message.threadId}`)
    }),
  ]
  document.addEventListener('visibilitychange', hide)
  dropOldDrafts().catch(() => undefined)
  if (isTold()) read()
  return () => {
    clearTimeout(timer)
    clearTimeout(shell)
    clearInterval(beat)
    for (const stop of deaf) stop()
    document.removeEventListener('visibilitychange', hide)
  }
}
