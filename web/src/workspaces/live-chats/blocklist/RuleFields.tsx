import { Select, TextInput } from '@mantine/core'
import type { LockOperator, LockType } from '@parley/contract'
import { fieldError } from '../../../ui/FormField.tsx'
import { t } from '../session/spam-words.ts'
import css from './blocklist.module.css'
import { type Draft, operatorNames, typeNames } from './draft.ts'

const data = <Value extends string>(names: Record<Value, Parameters<typeof t>[0]>) =>
  (Object.keys(names) as Value[]).map((value) => ({ value, label: t(names[value]) }))

/** Type, comparison and value [BLK-08]. `known`: what the session's customer is known by. */
export function RuleFields(props: {
  draft: Draft
  set: (change: Partial<Draft>) => void
  error: string | undefined
  known?: Partial<Record<LockType, string | null>> | undefined
}) {
  const { draft, set, error, known } = props
  const choose = (type: LockType) => {
    const own = Object.values(known ?? {}).includes(draft.value) || draft.value === ''
    set({ type, ...(known && own && { value: known[type] ?? '' }) })
  }
  return (
    <div className={css.rule}>
      <Select
        label={t('spam.type')}
        data={data(typeNames)}
        value={draft.type}
        allowDeselect={false}
        onChange={(type) => choose(type as LockType)}
      />
      <Select
        label={t('spam.operator')}
        data={data(operatorNames)}
        value={draft.operator}
        allowDeselect={false}
        onChange={(operator) => set({ operator: operator as LockOperator })}
      />
      <TextInput
        label={t('spam.value')}
        required
        maxLength={200}
        value={draft.value}
        error={fieldError(error)}
        onChange={({ currentTarget }) => set({ value: currentTarget.value })}
      />
    </div>
  )
}
