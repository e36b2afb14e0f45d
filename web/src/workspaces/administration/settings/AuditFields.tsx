import { NumberInput } from '@mantine/core'
import type { Settings } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import css from '../table.module.css'
import { numberWrong } from './number-wrong.ts'

const [least, most] = [90, 36_500]
type Kept = Pick<Settings, 'auditDays'>

export const auditWrong = ({ auditDays }: Kept) =>
  auditDays === 0 ? undefined : numberWrong({ auditDays }, { auditDays: most }, least)

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
