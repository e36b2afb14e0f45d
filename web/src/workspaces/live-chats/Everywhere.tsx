import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { followMissing, useHeld } from '../../held.ts'
import { t } from '../../texts/index.ts'
import { type Action, useActions, useFinder } from '../../ui/actions.ts'
import { workspace } from '../../workspace.ts'
import { beginning } from './session/index.ts'
import { useFixedItems } from './side/FixedItems.tsx'
import { OfflineQuestion } from './status/index.ts'
import { useTakeNext } from './use-take-next.ts'

const FOUND = 8

/** Works in every workspace: the next session by key, what the palette finds, and the question before going Offline. */
export function Everywhere() {
  const navigate = useNavigate()
  const takeIt = useTakeNext()
  const operates = useHeld(({ liveChats }) => liveChats.some(({ groupIds }) => groupIds.length > 0))
  const online = useHeld(({ me }) => me.online)
  const open = useCallback((id: string) => void navigate({ to: `/live-chats/s/${id}` }), [navigate])
  const find = useCallback(async (query: string) => sessionsLike(query, open), [open])
  useEffect(followMissing, [])
  const takeNext = { id: 'take-next', label: t('sessions.takeNext'), group: t('sessions.liveChats'), keys: 'Q' }
  const beginNew = { id: 'new-session', label: t('sessions.newSession'), group: t('sessions.liveChats') }
  const start = () => {
    void navigate({ to: '/live-chats' })
    beginning.set(true)
  }
  const going = useFixedItems().map(
    ({ to, icon, label, keys }): Action => ({
      id: to,
      label: t(label),
      group: t('ui.goTo'),
      icon,
      ...(keys && { keys }),
      run: () => void navigate({ to }),
    }),
  )
  useActions([
    ...(operates ? [{ ...takeNext, run: () => void takeIt() }] : []),
    ...(operates && online ? [{ ...beginNew, run: start }] : []),
    ...going,
  ])
  useFinder(find)
  return <OfflineQuestion />
}

/** Held sessions by their name or their customer's. */
function sessionsLike(query: string, open: (id: string) => void): Action[] {
  const wanted = query.toLocaleLowerCase()
  return Object.values(workspace.get()?.sessions ?? {})
    .filter(({ name, customer }) => `${name} ${customer.name}`.toLocaleLowerCase().includes(wanted))
    .slice(0, FOUND)
    .map(({ id, name }) => ({ id, label: name, group: t('sessions.sessions'), run: () => open(id) }))
}
