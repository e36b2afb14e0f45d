import { Checkbox, Select } from '@mantine/core'
import { type AwayAnswer, listCalendars } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ask } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import type { Form } from './live-chat.ts'
import { Section } from './Section.tsx'
import css from './settings.module.css'
import { TemplateField } from './TemplateField.tsx'

const always = 'always'

/** When the live chat is answered, and what is said when it is not [SLA-01, QUE-01]. */
export function HoursSection({ form }: { form: Form }) {
  const { chat, draft, set, readOnly, errorAt } = form
  const { data } = useQuery({
    queryKey: ['calendars'],
    queryFn: ({ signal }) => ask(listCalendars, { signal }),
    enabled: !readOnly,
    refetchOnMount: 'always',
  })
  const { awayAnswer, calendarId } = draft
  const away = (change: Partial<AwayAnswer>) => set({ awayAnswer: { ...awayAnswer, ...change } })
  const calendars = new Map([...(data ?? []), ...(chat.calendar ? [chat.calendar] : [])].map(({ id, name }) => [id, name]))
  const choose = (id: string | null) => {
    const none = id === null || id === always
    set({ calendarId: none ? null : id, ...(none && { awayAnswer: { ...awayAnswer, outsideHours: false } }) })
  }
  const answers = awayAnswer.nobodyOnline || awayAnswer.outsideHours
  return (
    <Section title={t('liveChats.hours')}>
      <div className={css.stack}>
        <Select
          className={css.wide}
          label={t('liveChats.calendar')}
          description={t('liveChats.calendarHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          allowDeselect={false}
          searchable
          readOnly={readOnly}
          {...(readOnly && { rightSection: null })}
          data={[
            { value: always, label: t('liveChats.calendarNone') },
            ...[...calendars].map(([value, label]) => ({ value, label })),
          ]}
          value={calendarId ?? always}
          onChange={choose}
          error={fieldError(errorAt('calendarId'))}
          data-testid="calendar"
        />
        {!readOnly && <Link to={'/admin/calendars' as string}>{t('liveChats.calendarManage')}</Link>}
      </div>
      <fieldset className={css.plain}>
        <legend>{t('liveChats.away')}</legend>
        <Checkbox
          label={t('liveChats.awayOffline')}
          disabled={readOnly}
          checked={awayAnswer.nobodyOnline}
          onChange={({ currentTarget }) => away({ nobodyOnline: currentTarget.checked })}
        />
        <Checkbox
          label={t(calendarId === null ? 'liveChats.awayHoursNeed' : 'liveChats.awayHours')}
          disabled={readOnly || calendarId === null}
          checked={awayAnswer.outsideHours}
          onChange={({ currentTarget }) => away({ outsideHours: currentTarget.checked })}
        />
      </fieldset>
      {(answers || awayAnswer.text !== '') && (
        <TemplateField
          label={t('liveChats.awayText')}
          hint={t('liveChats.awayTextHint')}
          placeholder={t('liveChats.awayTextPlaceholder')}
          lines={3}
          value={awayAnswer.text}
          onChange={(text) => away({ text })}
          readOnly={readOnly}
          error={errorAt('awayAnswer')}
          liveChat={draft.name}
          testId="away-text"
        />
      )}
    </Section>
  )
}
