import { t } from '../words.ts'
import { Choose } from './Choose.tsx'
import css from './field.module.css'

/** Whether what looks wrong is kept with a warning, or refused [APP-07]. */
export function WrongOption({ value, change }: { value: 'warn' | 'forbid'; change: (wrong: 'warn' | 'forbid') => void }) {
  return (
    <label className={css.setting}>
      {t('fields.wrongFormat')}
      <Choose value={value} change={(wrong) => change(wrong as 'warn' | 'forbid')}>
        <option value="warn">{t('fields.warn')}</option>
        <option value="forbid">{t('fields.forbid')}</option>
      </Choose>
    </label>
  )
}
