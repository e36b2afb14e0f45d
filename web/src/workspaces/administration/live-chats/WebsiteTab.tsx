import { Checkbox, SegmentedControl, Switch, Textarea } from '@mantine/core'
import { useId } from 'react'
import { t } from '../../../texts/index.ts'
import ColourField from './ColourField.tsx'
import { Embedding } from './Embedding.tsx'
import type { Form } from './live-chat.ts'
import { Origins } from './Origins.tsx'
import { Preview } from './Preview.tsx'
import { Secrets } from './Secrets.tsx'
import { Section } from './Section.tsx'
import css from './settings.module.css'

/** The website widget: where it may be shown, how it looks, who its visitors are [CHN-09, LCS-13, WEB-03]. */
export function WebsiteTab({ form }: { form: Form }) {
  const { chat, draft, set, readOnly, errorAt } = form
  const side = useId()
  return (
    <div className={css.website}>
      <div className={css.body}>
        <Switch
          label={t('settings.enabled')}
          description={t('settings.enabledHint')}
          disabled={readOnly}
          checked={draft.enabled}
          onChange={({ currentTarget }) => set({ enabled: currentTarget.checked })}
        />
        <Embedding website={chat.website} />
        <Origins form={form} />
        <Section title={t('settings.look')}>
          <ColourField value={draft.colour} readOnly={readOnly} change={(colour) => set({ colour })} error={errorAt('colour')} />
          <Textarea
            label={t('settings.greeting')}
            description={t('settings.greetingHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={500}
            readOnly={readOnly}
            value={draft.greeting}
            onChange={({ currentTarget }) => set({ greeting: currentTarget.value })}
          />
          <div className={css.side}>
            <span id={side} className={css.label}>
              {t('settings.side')}
            </span>
            <SegmentedControl
              aria-labelledby={side}
              readOnly={readOnly}
              data={(['left', 'right'] as const).map((value) => ({ value, label: t(`settings.${value}`) }))}
              value={draft.side}
              onChange={(value) => set({ side: value as 'left' | 'right' })}
            />
          </div>
          <Checkbox
            label={t('settings.websiteName')}
            description={t('settings.websiteNameHint')}
            disabled={readOnly}
            checked={draft.websiteName}
            onChange={({ currentTarget }) => set({ websiteName: currentTarget.checked })}
          />
        </Section>
        <Section title={t('settings.identity')}>
          <Checkbox
            label={t('settings.enforce')}
            description={t('settings.enforceHint')}
            disabled={readOnly}
            checked={draft.enforceIdentity}
            onChange={({ currentTarget }) => set({ enforceIdentity: currentTarget.checked })}
          />
          <Secrets chat={chat} readOnly={readOnly} />
        </Section>
      </div>
      <Preview website={chat.website} version={chat.version} />
    </div>
  )
}
