import { Button } from '@mantine/core'
import { t } from '../../texts/index.ts'
import { fieldError } from '../../ui/FormField.tsx'
import { LeaveGuard } from '../../ui/LeaveGuard.tsx'
import { Bar } from '../../ui/SaveBar.tsx'
import type { SettingsEdit } from './use-settings-edit.ts'

/** What is not saved yet, and the question before it is lost. */
export function SettingsBar({ edit: { form, dirty, discard } }: { edit: Pick<SettingsEdit, 'form' | 'dirty' | 'discard'> }) {
  return (
    <>
      {(dirty || form.said) && (
        <Bar said={form.said ? fieldError(form.said.text) : t('admin.unsaved')} alert={form.said !== undefined}>
          <Button variant="default" onClick={discard}>
            {t('admin.discard')}
          </Button>
          <Button type="submit" loading={form.busy}>
            {t('ui.save')}
          </Button>
        </Bar>
      )}
      <LeaveGuard dirty={dirty} />
    </>
  )
}
