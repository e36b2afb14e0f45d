import { Button, NumberInput, Radio, Select, Stack, Switch, TextInput } from '@mantine/core'
import { editSettings, type Settings } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import { zones } from '../../../ui/zones.ts'
import css from '../table.module.css'
import { LimitFields, limitWrong } from './LimitFields.tsx'

/** Only what was changed is sent, so that two administrators do not undo each other. */
export function SettingsForm({ saved }: { saved: Settings }) {
  const [edit, setEdit] = useState<Partial<Settings>>({})
  const form = useForm()
  const queries = useQueryClient()
  const now = { ...saved, ...edit }
  const changed = Object.entries(edit).filter(([name, value]) => !same(value, saved[name as keyof Settings]))
  const set = (more: Partial<Settings>) => {
    form.say(undefined)
    setEdit((was) => ({ ...was, ...more }))
  }
  const minutesWrong = !Number.isInteger(now.autoOfflineMinutes) || now.autoOfflineMinutes < 2 || now.autoOfflineMinutes > 999
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!now.organisation.trim()) return form.say({ field: 'organisation', text: t('admin.organisationMissing') })
    if (minutesWrong) return form.say({ field: 'autoOfflineMinutes', text: t('admin.numberWrong', { least: 2, most: 999 }) })
    const wrong = limitWrong(now.limits)
    if (wrong) return form.say(wrong)
    void form.run(async () => {
      const settings = await ask(editSettings, { body: Object.fromEntries(changed) })
      queries.setQueryData(['settings'], settings)
      setEdit({})
      toast({ text: t('admin.saved'), kind: 'done' })
    })
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
          <section className={css.section} aria-labelledby="work">
            <h2 id="work">{t('admin.work')}</h2>
            <NumberInput
              label={t('admin.autoOffline')}
              description={t('admin.autoOfflineHint')}
              suffix={` ${t('admin.autoOfflineUnit')}`}
              allowDecimal={false}
              min={2}
              max={999}
              clampBehavior="none"
              classNames={{ wrapper: css.short! }}
              value={now.autoOfflineMinutes}
              onChange={(value) => set({ autoOfflineMinutes: Number(value) })}
              error={fieldError(form.of('autoOfflineMinutes'))}
            />
            <Radio.Group
              label={t('admin.counterMode')}
              value={now.counterMode}
              onChange={(value) => set({ counterMode: value as Settings['counterMode'] })}
            >
              <Stack gap="sm" mt="sm">
                <Radio value="messages" label={t('admin.counterMessages')} />
                <Radio value="sessions" label={t('admin.counterSessions')} />
              </Stack>
            </Radio.Group>
            <Switch
              label={t('admin.soundSession')}
              checked={now.soundForNewSession}
              onChange={(event) => set({ soundForNewSession: event.currentTarget.checked })}
            />
            <Switch
              label={t('admin.soundMessage')}
              description={t('admin.soundsHint')}
              checked={now.soundForNewMessage}
              onChange={(event) => set({ soundForNewMessage: event.currentTarget.checked })}
            />
          </section>
          <LimitFields limits={now.limits} set={(limits) => set({ limits })} of={form.of} />
        </div>
      </div>
      {(changed.length > 0 || form.said) && (
        <div className={css.bar}>
          <span role={form.said ? 'alert' : 'status'}>{form.said ? fieldError(form.said.text) : t('admin.unsaved')}</span>
          <Button variant="default" onClick={() => [setEdit({}), form.say(undefined)]}>
            {t('admin.discard')}
          </Button>
          <Button type="submit" loading={form.busy}>
            {t('ui.save')}
          </Button>
        </div>
      )}
    </form>
  )
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
