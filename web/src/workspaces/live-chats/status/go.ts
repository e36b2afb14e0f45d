import { setStatus, type Workspace } from '@parley/contract'
import { ask, first, sayOf } from '../../../live/index.ts'
import { store } from '../../../store.ts'
import { t } from '../../../texts/index.ts'
import { announce } from '../../../ui/announce.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { workspace } from '../../../workspace.ts'

/** How many open sessions the question is about; undefined while nothing is asked. */
export const question = store<number | undefined>(undefined)

function mine(held: Workspace): number {
  return Object.values(held.sessions).filter(({ state, operator }) => state === 'assigned' && operator?.id === held.me.id).length
}

/** At once where nothing is at stake; going Offline with open sessions asks first [ui.md S3]. */
export function wish(online: boolean): void {
  const held = workspace.get()
  if (!held || held.me.online === null || held.me.online === online) return
  const sessions = mine(held)
  if (!online && sessions > 0) question.set(sessions)
  else void go(online)
}

/**
 * The buttons change at once; they change back when the server says no. Whatever is asked after it, another change too, reaches the
 * server after it.
 */
export async function go(online: boolean, sessions: 'keep' | 'queue' = 'keep'): Promise<void> {
  show(online)
  try {
    await first(ask(setStatus, { body: { online, sessions } }))
    announce(t(online ? 'status.nowOnline' : 'status.nowOffline'))
  } catch (error) {
    show(!online)
    const text = sayOf(error)
    toast({ kind: 'error', text, action: { label: t('ui.tryAgain'), run: () => void go(online, sessions) } })
  }
}

function show(online: boolean): void {
  workspace.set((was) => was && { ...was, me: { ...was.me, online } })
}
