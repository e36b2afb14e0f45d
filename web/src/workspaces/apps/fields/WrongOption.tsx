import { t } from '../words.ts'
import { Choose } from './Choose.tsx'

/** Whether what looks wrong is kept with a warning, or refused [APP-07]. */
export function WrongOption({ value, change }: { value: 'warn' | 'forbid'; change: (wrong: 'warn' | 'forbid') => void }) {
  return (
    <Choose heading={t('fields.wrongFormat')} value={value} change={(wrong) => change(wrong as 'warn' | 'forbid')}>
      <option value="warn">{t('fields.warn')}</option>
      <option value="forbid">{t('fields.forbid')}</option>
    </Choose>
  )
}
