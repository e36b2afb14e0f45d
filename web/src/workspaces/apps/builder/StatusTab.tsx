import { Button } from '@mantine/core'
import { IconPlus, IconProgress } from '@tabler/icons-react'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { kindOf, kinds } from '../fields/index.ts'
import { OptionsEditor } from '../fields/OptionsEditor.tsx'
import { t } from '../words.ts'
import css from './builder.module.css'
import type { Builder } from './use-builder.ts'

/** The statuses that items go through, as columns of the kanban and as the bar of an item. */
export function StatusTab({ builder: { now, change, add } }: { builder: Builder }) {
  const field = now.fields.find((one) => kindOf(one).kanban)
  const options = field && kindOf(field).kanban?.(field)
  const kind = kinds.find((one) => one.kanban)!
  if (!field || !options) {
    return (
      <EmptyState
        icon={<IconProgress size={40} stroke={1.75} />}
        title={t('apps.noStatuses')}
        text={t('apps.noStatusesText')}
        action={
          <Button leftSection={<IconPlus size={16} />} onClick={() => add(kind.type)}>
            {t('apps.addStatuses')}
          </Button>
        }
      />
    )
  }
  const set = (next: typeof options) =>
    change(
      (was) => ({
        ...was,
        fields: was.fields.map((one) => (one.id === field.id ? ({ ...one, settings: { options: next } } as typeof one) : one)),
      }),
      `${field.id}:settings`,
    )
  return (
    <div className={css.settings}>
      <p className={css.hint}>{t('apps.statusesHint')}</p>
      <OptionsEditor options={options} change={set} />
    </div>
  )
}
