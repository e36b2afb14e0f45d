import { outbox } from '../live/index.ts'
import { useStore } from '../store.ts'
import { t } from '../texts/index.ts'
import { Question } from '../ui/Question.tsx'

/** Nothing stays in the browser of who signs out, so messages that wait would never be sent [P6, B-04]. */
export default function SignOutQuestion({ act, close }: { act: () => Promise<void>; close: () => void }) {
  const count = useStore(outbox).length
  return (
    <Question title={t('ui.signOut')} label={t('ui.signOut')} act={act} close={close}>
      {t('ui.unsentLost', { count })}
    </Question>
  )
}
