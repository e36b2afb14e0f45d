import { countersOf } from '@parley/contract'
import { IconInbox, IconUserShield } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useHeld } from '../../held.ts'
import { t } from '../../texts/index.ts'
import { RailButton } from '../../ui/RailButton.tsx'
import { openQueues } from './open-queues.ts'
import { useTakeNext } from './use-take-next.ts'

/** C2 takes the next session, C3 opens the queues to distribute them [CNT-06…09]. */
export function RailCounters() {
  const { operatorQueue, supervisorQueue } = useHeld(countersOfHeld)
  const takeIt = useTakeNext()
  const navigate = useNavigate()
  const distribute = () => {
    openQueues()
    void navigate({ to: '/live-chats' })
  }
  return (
    <>
      <RailButton
        kind="queue"
        icon={IconInbox}
        count={operatorQueue ?? 0}
        label={t('sessions.takeNextOf', { count: operatorQueue ?? 0 })}
        testId="c2"
        onClick={() => void takeIt()}
      />
      <RailButton
        kind="super"
        icon={IconUserShield}
        count={supervisorQueue ?? 0}
        label={t('sessions.distribute', { count: supervisorQueue ?? 0 })}
        testId="c3"
        onClick={distribute}
      />
    </>
  )
}

let last: { of: unknown; counters: ReturnType<typeof countersOf> } | undefined

/** The same object for the same state, which is what watching it needs. */
function countersOfHeld(held: Parameters<typeof countersOf>[0]): ReturnType<typeof countersOf> {
  if (last?.of !== held) last = { of: held, counters: countersOf(held) }
  return last.counters
}
