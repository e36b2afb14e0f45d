import { ActionIcon } from '@mantine/core'
import type { Broken } from '@parley/contract'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '../../../../texts/index.ts'
import { fieldError } from '../../../../ui/FormField.tsx'
import type { Form } from '../live-chat.ts'
import { RuleDialog } from '../RuleDialog.tsx'
import { useRuleText } from '../rule-text.ts'
import { BrokenNotes } from './BrokenNotes.tsx'
import css from './routing.module.css'

/** What holds where no other rule does [RTE-02, RTE-16]. */
export function BaseRow({ form, broken }: { form: Form; broken: readonly Broken[] }) {
  const [open, setOpen] = useState(false)
  const text = useRuleText(form)
  const error = form.errorAt('rule')
  return (
    <div className={css.base} data-testid="base-rule">
      <span className={css.body}>
        <span className={css.note}>{t('routing.base')}</span>
        <b>{text}</b>
        <BrokenNotes broken={broken} />
        {error && <span role="alert">{fieldError(error)}</span>}
      </span>
      {!form.readOnly && (
        <ActionIcon aria-label={t('routing.baseEdit')} onClick={() => setOpen(true)}>
          <IconPencil size={16} stroke={1.75} />
        </ActionIcon>
      )}
      {open && <RuleDialog form={form} close={() => setOpen(false)} />}
    </div>
  )
}
