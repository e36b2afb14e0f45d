import { sessionName } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import type { Form } from './live-chat.ts'
import { Section } from './Section.tsx'
import { TemplateField } from './TemplateField.tsx'

/** How new sessions are called [LCS-21]. */
export function SessionsSection({ form }: { form: Form }) {
  const { draft, set, readOnly, errorAt } = form
  return (
    <Section title={t('liveChats.sessions')}>
      <TemplateField
        label={t('liveChats.sessionName')}
        hint={t('liveChats.sessionNameHint')}
        placeholder="{customer}"
        value={draft.sessionName}
        onChange={(value) => set({ sessionName: value })}
        readOnly={readOnly}
        error={errorAt('sessionName')}
        liveChat={draft.name}
        exampleOf={sessionName}
        testId="session-name"
      />
    </Section>
  )
}
