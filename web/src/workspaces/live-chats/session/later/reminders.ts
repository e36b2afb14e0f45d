import { removeReminder, setReminder } from '@parley/contract'
import { tried } from '../../../../conversation/later/scheduled.ts'
import { ask } from '../../../../live/index.ts'
import { t } from '../../../../texts/index.ts'
import { full } from '../../../../ui/time.ts'
import { toast } from '../../../../ui/toasts.tsx'

export async function remind(sessionId: string, at: Date, untilReply: boolean): Promise<void> {
  await tried(async () => {
    await ask(setReminder, { path: { sessionId }, body: { at: at.toISOString(), untilReply } })
    toast({
      kind: 'done',
      text: t('notices.remindSet', { when: full(at) }),
      undo: () => void forget(sessionId),
    })
  })
}

export function forget(sessionId: string): Promise<boolean> {
  return tried(() => ask(removeReminder, { path: { sessionId } }))
}
