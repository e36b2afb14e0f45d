import { countersOf } from '@parley/contract'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { isLooking } from '../../conversation/index.ts'
import { useHeld } from '../../held.ts'
import { badge, notifyDesktop, play } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { toast } from '../../ui/toasts.tsx'
import { onEvent } from '../../workspace.ts'
import { unreadThreads } from './threads.ts'

/** Pop-ups about answers to me as a customer [CUS-08], and the number in the tab's title [ui.md C11]. */
export function Everywhere() {
  const navigate = useNavigate()
  const count = useHeld((held) => countersOf(held).badge + unreadThreads(held.threads))
  useEffect(() => badge(count), [count])
  useEffect(
    () =>
      onEvent((event) => {
        if (event.name !== 'message.told') return
        const { threadId, authorName, text, files } = event.message
        const to = `/messages/lc/${threadId}`
        if (location.pathname === to && isLooking()) return
        const open = () => void navigate({ to })
        const words = t('messages.said', { name: authorName, text: (text || (files[0]?.name ?? '')).slice(0, 140) })
        play('message')
        notifyDesktop(threadId, t('messages.messages'), words, open)
        toast({ text: words, action: { label: t('ui.open'), run: open } })
      }),
    [navigate],
  )
  return null
}
