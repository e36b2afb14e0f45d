import { useState } from 'react'
import { t } from '../../../texts/index.ts'
import { MemberPicker, nobody } from '../MemberPicker.tsx'
import { GroupsField } from './GroupsField.tsx'
import type { Form } from './live-chat.ts'
import { RuleField } from './RuleField.tsx'
import { Section } from './Section.tsx'
import css from './settings.module.css'

/** Who answers and in which order, who supervises, who may read [LCS-15…18, ACC-12]. */
export function EmployeesSection({ form }: { form: Form }) {
  const { draft, set, readOnly, errorAt } = form
  const [ruleReset, setRuleReset] = useState(false)
  const setOperators = (operatorGroups: typeof draft.operatorGroups) => {
    const { groupId } = draft.rule
    const lost = groupId !== null && !operatorGroups.some(({ id }) => id === groupId)
    setRuleReset(lost)
    set({ operatorGroups, ...(lost && { rule: { name: 'first-response', groupId: null } }) })
  }
  return (
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
      <MemberPicker
        label={t('liveChats.readers')}
        description={t('liveChats.readersHint')}
        error={errorAt('readerGroups')}
        readOnly={readOnly}
        kinds={['groups']}
        value={{ ...nobody, groups: [...draft.readerGroups] }}
        onChange={({ groups }) => set({ readerGroups: groups })}
        testId="readers"
      />
    </Section>
  )
}
