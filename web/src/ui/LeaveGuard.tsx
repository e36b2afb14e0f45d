import { useBlocker } from '@tanstack/react-router'
import { t } from '../texts/index.ts'
import { Question } from './Question.tsx'

/** Asks before what was changed is lost, inside the program and when the tab is closed. `left`: they left all the same. */
export function LeaveGuard({ dirty, left }: { dirty: boolean; left?: () => void }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  })
  if (status !== 'blocked') return null
  const leave = () => {
    left?.()
    proceed()
  }
  return <LeaveQuestion stay={reset} leave={leave} />
}

export function LeaveQuestion({ stay, leave }: { stay: () => void; leave: () => void }) {
  return (
    <Question title={t('ui.leaveTitle')} label={t('ui.leave')} act={leave} keep={t('ui.stay')} close={stay}>
      {t('ui.leaveText')}
    </Question>
  )
}
