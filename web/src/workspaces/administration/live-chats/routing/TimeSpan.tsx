import { TextInput } from '@mantine/core'
import { useHeld } from '../../../../held.ts'
import { t } from '../../../../texts/index.ts'
import { fieldError } from '../../../../ui/FormField.tsx'
import css from './conditions.module.css'
import type { Value } from './ValueField.tsx'

/** From a time to another, by the clock of the installation; over midnight where it ends before it begins. */
export function TimeSpan({ row, change, error }: Value) {
  const zone = useHeld((held) => held.settings.timeZone)
  const [from = '', to = ''] = Array.isArray(row.value) ? row.value.map(String) : []
  const hint = `${t('routing.spanHint', { zone })}${to !== '' && to < from ? ` ${t('routing.overnight')}` : ''}`
  return (
    <div className={css.span}>
      <TextInput
        type="time"
        aria-label={t('routing.from')}
        value={from}
        onChange={({ currentTarget }) => change([currentTarget.value, to])}
        error={error !== undefined}
      />
      <span aria-hidden>–</span>
      <TextInput
        type="time"
        aria-label={t('routing.until')}
        value={to}
        onChange={({ currentTarget }) => change([from, currentTarget.value])}
        error={error !== undefined}
      />
      <span className={css.note}>{error ? fieldError(error) : hint}</span>
    </div>
  )
}
