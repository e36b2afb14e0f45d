import { beginSession, type Problem } from '@parley/contract'
import { v7 } from 'uuid'
import { holdCards } from '../held.ts'
import { ask, isRefused } from '../live/index.ts'
import { newSession } from '../texts/en/new-session.ts'
import { learn, refusalText, t } from '../texts/index.ts'
import { toast } from '../ui/toasts.tsx'

learn({ newSession })

/** What keeps a session from beginning, in words, and the session that is open where I may see it. */
export interface Hindrance {
  text: string
  sessionId: string | undefined
}

/** Begins a session with somebody [SES-14]. Gives its id, or why there is none. */
export async function begin(liveChatId: string, customerId: string, name: string): Promise<string | Hindrance> {
  try {
    const path = { liveChatId, sessionId: v7() }
    const card = await ask(beginSession, { path, body: { customerId } })
    holdCards([card])
    return card.id
  } catch (error) {
    return isRefused(error) ? hindranceOf(error.problem, name) : { text: t('ui.unreachable'), sessionId: undefined }
  }
}

function hindranceOf({ code, holder, openSession }: Problem, name: string): Hindrance {
  if (code !== 'session-open') return { text: refusalText(code), sessionId: undefined }
  const text = holder ? t('newSession.isOpenWith', { name, holder: holder.name }) : t('newSession.isOpen', { name })
  return { text, sessionId: openSession?.id }
}

/** The same at once, from a closed session; `open` shows a session. */
export async function beginNow(
  { liveChatId, customer }: { liveChatId: string; customer: { id: string; name: string } },
  open: (id: string) => void,
): Promise<void> {
  const made = await begin(liveChatId, customer.id, customer.name)
  if (typeof made === 'string') return open(made)
  const { text, sessionId } = made
  toast({ kind: 'error', text, ...(sessionId && { action: { label: t('newSession.open'), run: () => open(sessionId) } }) })
}
