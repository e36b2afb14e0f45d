import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { WhenDialog } from '../../../../conversation/later/WhenDialog.tsx'
import { t } from '../../../../texts/index.ts'
import { remind } from './reminders.ts'

/** When to be reminded of a session, and whether the customer's reply makes it needless [REM-01]. */
export function RemindDialog({ sessionId, close }: { sessionId: string; close: () => void }) {
  const [untilReply, setUntilReply] = useState(true)
  const choose = (at: Date) => {
    close()
    void remind(sessionId, at, untilReply)
  }
  return (
    <WhenDialog title={t('notices.remindTitle')} close={close} choose={choose}>
      <Checkbox
        label={t('notices.remindUntilReply')}
        checked={untilReply}
        onChange={(event) => setUntilReply(event.currentTarget.checked)}
      />
    </WhenDialog>
  )
}
