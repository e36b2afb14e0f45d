import { t } from '../../../texts/index.ts'
import { Question } from '../../../ui/Question.tsx'
import type { Form } from './live-chat.ts'
import css from './settings.module.css'

/** What goes with the app to bind accounts, said before it goes [LCS-09, RTE-14]. */
export function ClearAccountApp({ form, close }: { form: Form; close: () => void }) {
  const { draft, set } = form
  const rule: { name: string } = draft.rule
  const assigned = rule.name === 'assigned-to'
  const names = draft.registerApps.map(({ name }) => name).join(', ')
  const clear = () => {
    const reverted = assigned && { rule: { name: 'first-response' as const, groupId: draft.rule.groupId } }
    set({ accountApp: null, registerApps: [], ...reverted })
    close()
  }
  return (
    <Question title={t('liveChats.clearTitle')} label={t('liveChats.clear')} act={clear} close={close}>
      <ul className={css.consequences}>
        {names && <li>{t('liveChats.clearRegister', { names })}</li>}
        {assigned && <li>{t('liveChats.clearRule')}</li>}
        <li>{t('liveChats.clearSaved')}</li>
      </ul>
    </Question>
  )
}
