import { Button } from '@mantine/core'
import { countersOf, rolesOf } from '@parley/contract'
import { IconInbox } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useHeld } from '../../held.ts'
import { t } from '../../texts/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Keys } from '../../ui/Keys.tsx'
import css from './live-chats.module.css'
import { longestUnassigned } from './next-of-mine.ts'
import { useTakeNext } from './use-take-next.ts'

/** What waits for me: sessions that I may take, or else such as I am to distribute [ui.md S5, CNT-06…09]. */
export function NextToDo() {
  const held = useHeld((now) => now)
  const { operatorQueue, supervisorQueue } = countersOf(held)
  const { operates, supervises } = rolesOf(held)
  const takeIt = useTakeNext()
  const navigate = useNavigate()
  const offline = held.me.online === false
  if (operatorQueue)
    return (
      <EmptyState
        icon={<Inbox />}
        title={t('sessions.waitInQueue', { count: operatorQueue })}
        text={t(offline ? 'sessions.offlineHint' : 'sessions.homeHint')}
        action={
          <Button onClick={() => void takeIt()} rightSection={<Keys keys="Q" />} className={css.take}>
            {t(offline ? 'sessions.openNext' : 'sessions.takeNext')}
          </Button>
        }
      />
    )
  const next = longestUnassigned(held)
  if (supervisorQueue)
    return (
      <EmptyState
        icon={<Inbox />}
        title={t('sessions.hintUnassigned', { count: supervisorQueue })}
        text={t('sessions.distributeHint')}
        action={next && <Button onClick={() => navigate({ to: `/live-chats/s/${next.id}` })}>{t('sessions.openNext')}</Button>}
      />
    )
  // What administrators hide is not said in other words either [CNT-16].
  const hidden = (operates && operatorQueue === null) || (supervises && supervisorQueue === null)
  return (
    <EmptyState
      icon={<Inbox />}
      title={t(hidden ? 'sessions.liveChats' : 'sessions.nobodyWaits')}
      text={t(!operates ? 'sessions.chooseHint' : offline ? 'sessions.offlineHint' : 'sessions.homeHint')}
    />
  )
}

function Inbox() {
  return <IconInbox size={40} stroke={1.75} />
}
