import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { t } from '../../../texts/index.ts'
import type { Form } from './live-chat.ts'
import { RuleDialog } from './RuleDialog.tsx'
import { useRuleText } from './rule-text.ts'
import css from './settings.module.css'

/** The rule as it is, and the window that sets it [LCS-15, RTE-03, RTE-05]. */
export function RuleField({ form }: { form: Form }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const { readOnly, errorAt } = form
  const text = useRuleText(form)
  const error = errorAt('rule')
  return (
    <div className={css.rule}>
      <span id={id} className={css.label}>
        {t('settings.rule')}
      </span>
      <p aria-describedby={id} data-testid="rule">
        {text}
        {!readOnly && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('settings.specifyRule')}
            leftSection={<IconPencil size={14} />}
            onClick={() => setOpen(true)}
          >
            {t('settings.specify')}
          </Button>
        )}
      </p>
      {error && (
        <p className={css.wrong} role="alert">
          {error}
        </p>
      )}
      {open && <RuleDialog form={form} close={() => setOpen(false)} />}
    </div>
  )
}
