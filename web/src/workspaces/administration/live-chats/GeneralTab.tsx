import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import { MemberPicker } from '../MemberPicker.tsx'
import { GroupsField } from './GroupsField.tsx'
import type { Form } from './live-chat.ts'
import { RuleField } from './RuleField.tsx'
import { Section } from './Section.tsx'
import { Sources } from './Sources.tsx'
import css from './settings.module.css'

/** Name, Customers and Employees [LCS-04, LCS-10…18]. */
export function GeneralTab({ form }: { form: Form }) {
  const { chat, draft, set, readOnly, errorAt } = form
  const [ruleReset, setRuleReset] = useState(false)
  const setOperators = (operatorGroups: typeof draft.operatorGroups) => {
    const lost = draft.ruleGroupId !== null && !operatorGroups.some(({ id }) => id === draft.ruleGroupId)
    setRuleReset(lost)
    set({ operatorGroups, ...(lost && { ruleGroupId: null }) })
  }
  return (
    <div className={css.body}>
      <TextInput
        label={t('settings.name')}
        withAsterisk={!readOnly}
        readOnly={readOnly}
        maxLength={200}
        value={draft.name}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        error={fieldError(errorAt('name'))}
      />
      <Section title={t('settings.customers')}>
        <MemberPicker
          label={t('settings.internal')}
          description={t('settings.internalHint')}
          error={errorAt('internal')}
          readOnly={readOnly}
          value={draft.internal}
          onChange={(internal) => set({ internal })}
          testId="internal"
        />
        {Object.values(draft.internal).some((chosen) => chosen.length > 0) && (
          <fieldset className={css.plain}>
            <legend>{t('settings.operatorName')}</legend>
            <Checkbox
              label={t('settings.show')}
              description={t('settings.showHint')}
              disabled={readOnly}
              checked={draft.showOperatorName}
              onChange={({ currentTarget }) => set({ showOperatorName: currentTarget.checked })}
            />
          </fieldset>
        )}
        <Sources channels={chat.channels} />
      </Section>
      <Section title={t('settings.employees')}>
        <RuleField form={form} />
        {ruleReset && (
          <p className={css.note} role="status">
            {t('settings.ruleReset')}
          </p>
        )}
        <GroupsField
          label={t('settings.operatorGroups')}
          hint={t('settings.operatorGroupsHint')}
          error={errorAt('operatorGroups')}
          readOnly={readOnly}
          value={draft.operatorGroups}
          change={setOperators}
          testId="operators"
        />
        <GroupsField
          label={t('settings.supervisors')}
          hint={t('settings.supervisorsHint')}
          error={errorAt('supervisorGroups')}
          readOnly={readOnly}
          value={draft.supervisorGroups}
          change={(supervisorGroups) => set({ supervisorGroups })}
          testId="supervisors"
        />
      </Section>
    </div>
  )
}
