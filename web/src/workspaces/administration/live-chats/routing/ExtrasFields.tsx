import { MultiSelect, Select } from '@mantine/core'
import { type RoutingExtras, replyVariables } from '@parley/contract'
import { priorityName } from '../../../../conversation/index.ts'
import { t } from '../../../../texts/index.ts'
import { TemplateField } from '../TemplateField.tsx'
import css from './routing.module.css'
import type { Nameable } from './use-nameable.ts'

const keep = '0'
const priorities = [1, 2, 3] as const
const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

interface Fields {
  extras: RoutingExtras
  change: (extras: RoutingExtras) => void
  nameable: Nameable
  error: string | undefined
}

/** What a rule that wins does besides: answers, says how important it is, and what it is about [RTE-22]. */
export function ExtrasFields({ extras, change, nameable: { liveChat, labels }, error }: Fields) {
  const { reply = '', priority, labelIds = [] } = extras
  const set = (more: { reply?: string; priority?: 1 | 2 | 3 | undefined; labelIds?: string[] }) => {
    const next = { reply, priority, labelIds, ...more }
    change({
      ...(next.reply !== '' && { reply: next.reply }),
      ...(next.priority && { priority: next.priority }),
      ...(next.labelIds.length > 0 && { labelIds: next.labelIds }),
    })
  }
  const known = labelIds.filter((id) => labels.some((label) => label.id === id))
  return (
    <div className={css.narrow}>
      <TemplateField
        label={t('routing.reply')}
        hint={t('routing.replyHint')}
        placeholder={t('routing.replyPlaceholder')}
        lines={3}
        value={reply}
        onChange={(reply) => set({ reply })}
        readOnly={false}
        error={error}
        liveChat={liveChat}
        variables={replyVariables}
        testId="rule-reply"
      />
      <Select
        label={t('routing.priority')}
        allowDeselect={false}
        data={[
          { value: keep, label: t('routing.priorityKeep') },
          ...priorities.map((one) => ({ value: String(one), label: priorityName(one) })),
        ]}
        value={String(priority ?? keep)}
        onChange={(next) => set({ priority: priorities.find((one) => String(one) === next) })}
        data-testid="rule-priority"
      />
      <MultiSelect
        label={t('routing.labels')}
        description={labels.length === 0 ? t('routing.labelsNone') : undefined}
        inputWrapperOrder={order}
        disabled={labels.length === 0}
        searchable
        hidePickedOptions
        data={labels.map(({ id, name }) => ({ value: id, label: name }))}
        value={known}
        onChange={(labelIds) => set({ labelIds })}
        maxValues={20}
        data-testid="rule-labels"
      />
    </div>
  )
}
