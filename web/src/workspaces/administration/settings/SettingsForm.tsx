import { Select, TextInput } from '@mantine/core'
import type { Settings } from '@parley/contract'
import type { FormEvent } from 'react'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import { zones } from '../../../ui/zones.ts'
import { SettingsBar } from '../SettingsBar.tsx'
import css from '../table.module.css'
import { useSettingsEdit } from '../use-settings-edit.ts'
import { AuditFields, auditWrong } from './AuditFields.tsx'
import { FileFields, filesWrong } from './FileFields.tsx'
import { LimitFields, limitWrong } from './LimitFields.tsx'

/** What holds for the whole installation; what concerns live chats has a page of its own. */
export function SettingsForm({ saved }: { saved: Settings }) {
  const edit = useSettingsEdit(saved)
  const { now, set, form } = edit
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!now.organisation.trim()) return form.say({ field: 'organisation', text: t('admin.organisationMissing') })
    const wrong = filesWrong(now) ?? auditWrong(now) ?? limitWrong(now.limits)
    if (wrong) return form.say(wrong)
    edit.save()
  }
  return (
    <form className={css.page} onSubmit={save} noValidate>
      <div className={css.scroll}>
        <div className={css.sections}>
          <section className={css.section} aria-labelledby="organisation">
            <h2 id="organisation">{t('admin.organisation')}</h2>
            <TextInput
              label={t('admin.organisationName')}
              required
              maxLength={200}
              value={now.organisation}
              onChange={(event) => set({ organisation: event.currentTarget.value })}
              error={fieldError(form.of('organisation'))}
            />
            <Select
              label={t('admin.timeZone')}
              description={t('admin.timeZoneHint')}
              data={[...new Set([now.timeZone, ...zones()])]}
              searchable
              allowDeselect={false}
              limit={100}
              maxDropdownHeight={240}
              value={now.timeZone}
              onChange={(timeZone) => timeZone && set({ timeZone })}
              error={fieldError(form.of('timeZone'))}
            />
          </section>
          <FileFields now={now} set={set} of={form.of} />
          <AuditFields now={now} set={set} error={form.of('auditDays')} />
          <LimitFields limits={now.limits} set={(limits) => set({ limits })} of={form.of} />
        </div>
      </div>
      <SettingsBar edit={edit} />
    </form>
  )
}
