import { Button } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { t } from '../texts/index.ts'
import { Dialog } from './Dialog.tsx'

/** Asks before what was changed is lost, inside the program and when the tab is closed. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  })
  if (status !== 'blocked') return null
  return <LeaveQuestion stay={reset} leave={proceed} />
}

export function LeaveQuestion({ stay, leave }: { stay: () => void; leave: () => void }) {
  const footer = (
    <>
      <Button variant="default" onClick={stay} data-autofocus>
        {t('ui.stay')}
      </Button>
      <Button color="red" onClick={leave}>
        {t('ui.leave')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('ui.leaveTitle')} close={stay} footer={footer}>
      {t('ui.leaveText')}
    </Dialog>
  )
}
