import { Select, TagsInput } from '@mantine/core'
import type { RoutingAction } from '@parley/contract'
import { t } from '../../../../texts/index.ts'
import { fieldError } from '../../../../ui/FormField.tsx'
import { actionOf, type Wrong } from './check-rule.ts'
import { OperatorField } from './OperatorField.tsx'
import css from './routing.module.css'
import type { Nameable } from './use-nameable.ts'
import { actionHint, actionName } from './words.ts'

const actions: readonly RoutingAction['name'][] = [
  'least-busy',
  'round-robin',
  'queue',
  'common-queue',
  'operator',
  'last-operator',
]
const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

interface Fields {
  action: RoutingAction
  change: (action: RoutingAction) => void
  nameable: Nameable
  wrong: Wrong
}

/** What the rule does, and whom that names: groups and operators of this live chat alone [RTE-19, B-07]. */
export function ActionFields({ action, change, nameable, wrong }: Fields) {
  return (
    <div className={css.narrow}>
      <Select
        label={t('routing.action')}
        description={wrong.action ? undefined : actionHint(action.name)}
        inputWrapperOrder={order}
        withAsterisk
        allowDeselect={false}
        data={actions.map((name) => ({ value: name, label: actionName(name) }))}
        value={action.name}
        onChange={(name) => change(actionOf(name as RoutingAction['name'], action))}
        error={fieldError(wrong.action)}
        data-testid="rule-action"
      />
      {'groupId' in action && (
        <GroupField
          value={action.groupId}
          change={(groupId) => change({ ...action, groupId })}
          nameable={nameable}
          error={wrong.group}
        />
      )}
      {(action.name === 'least-busy' || action.name === 'round-robin') && (
        <SkillsField
          groupId={action.groupId}
          value={action.skills ?? []}
          change={({ name, groupId }, skills) => change({ name, groupId, ...(skills.length > 0 && { skills }) })}
          action={action}
          nameable={nameable}
        />
      )}
      {action.name === 'operator' && (
        <OperatorField
          value={action.userId}
          change={(userId) => change({ ...action, userId })}
          nameable={nameable}
          error={wrong.operator}
        />
      )}
    </div>
  )
}

interface Group {
  value: string
  change: (groupId: string) => void
  nameable: Nameable
  error: string | undefined
}

function GroupField({ value, change, nameable: { groups }, error }: Group) {
  const gone = value !== '' && !groups.some(({ id }) => id === value)
  return (
    <Select
      label={t('routing.groupField')}
      withAsterisk
      allowDeselect={false}
      searchable
      data={groups.map(({ id, name }) => ({ value: id, label: name }))}
      value={gone ? null : value || null}
      onChange={(next) => next && change(next)}
      error={fieldError(error ?? (gone ? t('routing.broken_groupGone') : undefined))}
      data-testid="action-group"
    />
  )
}

type Skilled = Extract<RoutingAction, { name: 'least-busy' | 'round-robin' }>

interface Skills {
  groupId: string
  value: readonly string[]
  change: (action: Skilled, skills: string[]) => void
  action: Skilled
  nameable: Nameable
}

/** Words that the company chooses; those that operators have are offered [B-07]. */
function SkillsField({ groupId, value, change, action, nameable: { operators } }: Skills) {
  const members = operators.filter(({ groupIds }) => groupIds.includes(groupId))
  const plain = (skill: string) => skill.trim().toLowerCase()
  const able = members.filter(({ skills }) => value.every((skill) => skills.map(plain).includes(plain(skill))))
  const says = value.length > 0 && groupId !== '' ? ` ${t('routing.skillsOf', { count: able.length })}.` : ''
  return (
    <TagsInput
      label={t('routing.skills')}
      description={t('routing.skillsHint') + says}
      inputWrapperOrder={order}
      data={[...new Set(operators.flatMap(({ skills }) => skills))].sort()}
      value={[...value]}
      onChange={(skills) => change(action, skills)}
      acceptValueOnBlur
      maxTags={50}
      data-testid="action-skills"
    />
  )
}
