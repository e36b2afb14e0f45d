import { Button } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { Dialog } from '../../ui/Dialog.tsx'
import { t } from './words.ts'

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
        {t('apps.stay')}
      </Button>
      <Button color="red" onClick={leave}>
        {t('apps.leave')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('apps.leaveTitle')} close={stay} footer={footer}>
      {t('apps.leaveText')}
    </Dialog>
  )
}
