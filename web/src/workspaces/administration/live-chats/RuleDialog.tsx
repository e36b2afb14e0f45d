import { Button, Select } from '@mantine/core'
import type { RoutingRule } from '@parley/contract'
import { useState } from 'react'
import { t } from '../../../texts/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { fieldError } from '../../../ui/FormField.tsx'
import type { Form } from './live-chat.ts'
import { useUserFields } from './rule-text.ts'
import css from './settings.module.css'

const all = 'all'
const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

/** The window that sets the base rule [LCS-15, RTE-03, RTE-05, RTE-07…09]. */
export function RuleDialog({ form, close }: { form: Form; close: () => void }) {
  const { draft, set } = form
  const { rule, accountApp, operatorGroups } = draft
  const [name, setName] = useState<RoutingRule['name']>(accountApp ? rule.name : 'first-response')
  const [field, setField] = useState(rule.name === 'assigned-to' ? rule.field : null)
  const [group, setGroup] = useState(operatorGroups.find(({ id }) => id === rule.groupId)?.id ?? null)
  const [tried, setTried] = useState(false)
  const assigned = name === 'assigned-to'
  const { fields, error, refetch } = useUserFields(accountApp?.id, assigned)
  const gone = fields !== undefined && field !== null && !fields.some(({ code }) => code === field)
  const wrongField = tried && (field === null || gone) ? t('routing.fieldMissing') : undefined
  const wrongGroup = tried && assigned && group === null ? t('routing.groupMissing') : undefined
  const apply = () => {
    setTried(true)
    if (!assigned) set({ rule: { name, groupId: group } })
    else if (field === null || gone || group === null) return
    else set({ rule: { name, field, groupId: group } })
    close()
  }
  const act = { label: t('settings.apply'), run: apply }
  const rules = [{ value: 'first-response', label: t('settings.firstResponse') }]
  if (accountApp) rules.push({ value: 'assigned-to', label: t('routing.assignedTo') })
  const groups = operatorGroups.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Dialog title={t('settings.ruleTitle')} close={close} act={act}>
      <div className={css.form}>
        <Select
          label={t('settings.ruleField')}
          description={t(assigned ? 'routing.assignedToHint' : 'settings.firstResponseHint')}
          inputWrapperOrder={order}
          allowDeselect={false}
          data={rules}
          value={name}
          onChange={(value) => setName(value as RoutingRule['name'])}
          data-testid="rule-name"
        />
        {!accountApp && <p className={css.note}>{t('routing.assignedToNeed')}</p>}
        {assigned && (
          <Select
            label={t('routing.field')}
            description={wrongField ? undefined : t('routing.fieldHint', { app: accountApp?.name ?? '' })}
            inputWrapperOrder={order}
            withAsterisk
            searchable
            data={(fields ?? []).map(({ code, name }) => ({ value: code, label: name }))}
            value={gone ? null : field}
            onChange={setField}
            disabled={!fields}
            error={fieldError(error ? t('routing.fieldsFailed') : wrongField)}
            data-testid="rule-field"
          />
        )}
        {assigned && error && (
          <Button variant="default" size="compact-sm" onClick={() => void refetch()}>
            {t('ui.tryAgain')}
          </Button>
        )}
        {assigned ? (
          <Select
            key="fallback"
            label={t('routing.fallback')}
            description={wrongGroup ? undefined : t('routing.fallbackHint')}
            inputWrapperOrder={order}
            withAsterisk
            allowDeselect={false}
            data={groups}
            value={group}
            onChange={setGroup}
            error={fieldError(wrongGroup)}
            data-testid="rule-group"
          />
        ) : (
          <Select
            key="queue"
            label={t('settings.operators')}
            withAsterisk
            allowDeselect={false}
            data={[{ value: all, label: t('settings.allGroups') }, ...groups]}
            value={group ?? all}
            onChange={(value) => setGroup(value === all ? null : value)}
            data-testid="rule-group"
          />
        )}
      </div>
    </Dialog>
  )
}
