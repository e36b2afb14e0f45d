import { type AccountSecurity, resetSecondFactor, type User } from '@parley/contract'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { Question } from '../../../ui/Question.tsx'
import { toast } from '../../../ui/toasts.tsx'

/** Says what it does, and reminds that somebody else may be asking. */
export function ResetFactorDialog(props: { user: User; reset: (now: AccountSecurity) => void; close: () => void }) {
  const { user, reset, close } = props
  const act = async () => {
    reset(await ask(resetSecondFactor, { path: { userId: user.id } }))
    toast({ text: t('security.wasReset'), kind: 'done' })
    close()
  }
  return (
    <Question title={t('security.resetTitle', { name: user.name })} label={t('security.reset')} act={act} close={close}>
      {t('security.resetText')}
    </Question>
  )
}
