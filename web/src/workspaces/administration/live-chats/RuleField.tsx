import { Button, Select } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { t } from '../../../texts/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import type { Form } from './live-chat.ts'
import css from './settings.module.css'

/** The rule as it is, and the window that sets it [LCS-15, RTE-03, RTE-05]. */
export function RuleField({ form }: { form: Form }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const { draft, readOnly, errorAt } = form
  const group = draft.operatorGroups.find(({ id }) => id === draft.ruleGroupId)?.name ?? t('settings.allGroups')
  const error = errorAt('ruleGroupId')
  return (
    <div className={css.rule}>
      <span id={id} className={css.label}>
        {t('settings.rule')}
      </span>
      <p aria-describedby={id} data-testid="rule">
        {t('settings.ruleOf', { rule: t('settings.firstResponse'), group })}
        {!readOnly && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('settings.specifyRule')}
            leftSection={<IconPencil size={14} />}
            onClick={() => setOpen(true)}
          >
            {t('settings.specify')}
          </Button>
        )}
      </p>
      {error && (
        <p className={css.wrong} role="alert">
          {error}
        </p>
      )}
      {open && <RuleDialog form={form} close={() => setOpen(false)} />}
    </div>
  )
}

const all = 'all'

function RuleDialog({ form, close }: { form: Form; close: () => void }) {
  const { draft, set } = form
  const [group, setGroup] = useState(draft.ruleGroupId ?? all)
  const apply = () => {
    set({ ruleGroupId: group === all ? null : group })
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
