import { Button } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { t } from '../../texts/index.ts'
import { Dialog } from '../../ui/Dialog.tsx'

/** Asks before what was changed is lost, inside the program and when the tab is closed. */
export function LeaveQuestion({ dirty }: { dirty: boolean }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  })
  if (status !== 'blocked') return null
  const footer = (
    <>
      <Button variant="default" onClick={reset}>
        {t('settings.stay')}
      </Button>
      <Button color="red" onClick={proceed}>
        {t('settings.leave')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('settings.leaveTitle')} close={reset} footer={footer}>
      {t('settings.leaveText')}
    </Dialog>
  )
}
