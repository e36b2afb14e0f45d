import { Button } from '@mantine/core'
import { t } from '../../../texts/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
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
  const footer = (
    <>
      <Button variant="default" onClick={close} data-autofocus>
        {t('ui.cancel')}
      </Button>
      <Button color="red" onClick={clear}>
        {t('liveChats.clear')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('liveChats.clearTitle')} close={close} footer={footer}>
      <ul className={css.consequences}>
        {names && <li>{t('liveChats.clearRegister', { names })}</li>}
        {assigned && <li>{t('liveChats.clearRule')}</li>}
        <li>{t('liveChats.clearSaved')}</li>
      </ul>
    </Dialog>
  )
}
