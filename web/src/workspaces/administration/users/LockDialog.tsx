import { lockUser, type User } from '@parley/contract'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { Question } from '../../../ui/Question.tsx'
import { toast } from '../../../ui/toasts.tsx'

/** Says what it does [ORG-03, ACC-11]. */
export function LockDialog({ user, close, locked }: { user: User; close: () => void; locked: (now: User) => Promise<void> }) {
  const lock = async () => {
    await locked(await ask(lockUser, { path: { userId: user.id } }))
    toast({ text: t('admin.wasLocked', { name: user.name }), kind: 'done' })
    close()
  }
  return (
    <Question title={t('admin.lockTitle', { name: user.name })} label={t('admin.lock')} act={lock} close={close}>
      {t('admin.lockText')}
    </Question>
  )
}
