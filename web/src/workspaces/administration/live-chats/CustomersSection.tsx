import { Checkbox } from '@mantine/core'
import { t } from '../../../texts/index.ts'
import { MemberPicker } from '../MemberPicker.tsx'
import type { Form } from './live-chat.ts'
import { Section } from './Section.tsx'
import { Sources } from './Sources.tsx'
import css from './settings.module.css'

/** Who may write, and what they see of who answers [LCS-10…14]. */
export function CustomersSection({ form }: { form: Form }) {
  const { chat, draft, set, readOnly, errorAt } = form
  return (
    <Section title={t('settings.customers')}>
      <MemberPicker
        label={t('settings.internal')}
        description={t('settings.internalHint')}
        error={errorAt('internal')}
        readOnly={readOnly}
        value={draft.internal}
        onChange={(internal) => set({ internal })}
        testId="internal"
      />
      {Object.values(draft.internal).some((chosen) => chosen.length > 0) && (
        <fieldset className={css.plain}>
          <legend>{t('settings.operatorName')}</legend>
          <Checkbox
            label={t('settings.show')}
            description={t('settings.showHint')}
            disabled={readOnly}
            checked={draft.showOperatorName}
            onChange={({ currentTarget }) => set({ showOperatorName: currentTarget.checked })}
          />
        </fieldset>
      )}
      <Checkbox
        label={t('settings.customerTranscripts')}
        description={t('settings.customerTranscriptsHint')}
        disabled={readOnly}
        checked={draft.customerTranscripts}
        onChange={({ currentTarget }) => set({ customerTranscripts: currentTarget.checked })}
      />
      <Sources channels={chat.channels} />
    </Section>
  )
}
