import { NumberInput } from '@mantine/core'
import type { Settings } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import type { Said } from '../../../ui/use-form.ts'
import css from '../table.module.css'

const [least, most] = [90, 36_500]
type Kept = Pick<Settings, 'auditDays'>

export function auditWrong({ auditDays: days }: Kept): Said | undefined {
  const right = days === 0 || (Number.isInteger(days) && days >= least && days <= most)
  return right ? undefined : { field: 'auditDays', text: t('admin.numberWrong', { least, most }) }
}

/** For how long the audit log is kept; empty: for ever [NFR-06]. */
export function AuditFields(props: { now: Kept; set: (edit: Partial<Kept>) => void; error: string | undefined }) {
  return (
    <section className={css.section} aria-labelledby="audit">
      <h2 id="audit">{t('menu.audit')}</h2>
      <NumberInput
        label={t('admin.auditDays')}
        description={t('admin.auditDaysHint')}
        placeholder={t('admin.auditForEver')}
        allowDecimal={false}
        allowNegative={false}
        min={least}
        max={most}
        clampBehavior="none"
        classNames={{ wrapper: css.short! }}
        value={props.now.auditDays || ''}
        onChange={(value) => props.set({ auditDays: Number(value) })}
        error={fieldError(props.error)}
      />
    </section>
  )
}
