import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../../texts/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import type { Form } from './live-chat.ts'
import css from './settings.module.css'

const all = 'all'

/** The window that sets the base rule [RTE-03, RTE-05]. */
export function RuleDialog({ form, close }: { form: Form; close: () => void }) {
  const { draft, set } = form
  const [group, setGroup] = useState(draft.rule.groupId ?? all)
  const apply = () => {
    set({ rule: { name: 'first-response', groupId: group === all ? null : group } })
    close()
  }
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      <Button onClick={apply}>{t('settings.apply')}</Button>
    </>
  )
  const groups = draft.operatorGroups.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Dialog title={t('settings.ruleTitle')} close={close} submit={apply} footer={footer}>
      <div className={css.form}>
        <Select
          label={t('settings.ruleField')}
          description={t('settings.firstResponseHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          allowDeselect={false}
          data={[{ value: 'first-response', label: t('settings.firstResponse') }]}
          defaultValue="first-response"
        />
        <Select
          label={t('settings.operators')}
          withAsterisk
          allowDeselect={false}
          data={[{ value: all, label: t('settings.allGroups') }, ...groups]}
          value={group}
          onChange={(value) => setGroup(value ?? all)}
          data-testid="rule-group"
        />
      </div>
    </Dialog>
  )
}
