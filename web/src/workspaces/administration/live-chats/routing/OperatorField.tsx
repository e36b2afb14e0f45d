import { Select } from '@mantine/core'
import { t } from '../../../../texts/index.ts'
import { Dot } from '../../../../ui/Dot.tsx'
import { fieldError } from '../../../../ui/FormField.tsx'
import css from './routing.module.css'
import type { Nameable } from './use-nameable.ts'

interface Field {
  value: string
  change: (userId: string) => void
  nameable: Nameable
  error: string | undefined
}

/** One of the operators of this live chat, each with whether they are Online now. */
export function OperatorField({ value, change, nameable: { operators, failed }, error }: Field) {
  const gone = value !== '' && operators.length > 0 && !operators.some(({ id }) => id === value)
  const online = new Map(operators.map((one) => [one.id, one.online]))
  const said = error ?? (gone ? t('routing.broken_operatorGone') : failed ? t('routing.operatorsFailed') : undefined)
  return (
    <Select
      label={t('routing.operatorField')}
      withAsterisk
      allowDeselect={false}
      searchable
      data={operators.map(({ id, name }) => ({ value: id, label: name }))}
      value={gone ? null : value || null}
      onChange={(next) => next && change(next)}
      renderOption={({ option }) => (
        <span className={css.option}>
          <Dot on={online.get(option.value) ?? false} label={t(online.get(option.value) ? 'ui.online' : 'ui.offlineStatus')} />
          {option.label}
        </span>
      )}
      error={fieldError(said)}
      data-testid="action-operator"
    />
  )
}
