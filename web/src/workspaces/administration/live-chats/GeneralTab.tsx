import { TextInput } from '@mantine/core'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import { AppsSection } from './AppsSection.tsx'
import { CustomersSection } from './CustomersSection.tsx'
import { EmployeesSection } from './EmployeesSection.tsx'
import { HoursSection } from './HoursSection.tsx'
import type { Form } from './live-chat.ts'
import { SessionsSection } from './SessionsSection.tsx'
import css from './settings.module.css'

/** Name, Apps, Customers and Employees [LCS-04], and how sessions begin. */
export function GeneralTab({ form }: { form: Form }) {
  const { draft, set, readOnly, errorAt } = form
  return (
    <div className={css.body}>
      <TextInput
        label={t('settings.name')}
        withAsterisk={!readOnly}
        readOnly={readOnly}
        maxLength={200}
        value={draft.name}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        error={fieldError(errorAt('name'))}
      />
      <AppsSection form={form} />
      <CustomersSection form={form} />
      <EmployeesSection form={form} />
      <SessionsSection form={form} />
      <HoursSection form={form} />
    </div>
  )
}
