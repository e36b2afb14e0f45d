import { Checkbox, MultiSelect, NativeSelect } from '@mantine/core'
import type { MacroActions, Priority, TemplateChoices } from '@parley/contract'
import { priorityName } from '../../../conversation/index.ts'
import { t } from '../../../texts/index.ts'
import css from './form.module.css'

interface Field {
  value: MacroActions
  change: (value: MacroActions) => void
  choices: TemplateChoices | undefined
  readOnly: boolean
}

const priorities: readonly Priority[] = [0, 1, 2, 3]

/** What makes it a macro [MAC-01]. Labels and groups are those of the live chats that somebody works in. */
export function ActionsField({ value, change, choices, readOnly }: Field) {
  const set = (some: Partial<MacroActions>) => change({ ...value, ...some })
  const chats = choices?.liveChats ?? []
  const several = chats.length > 1
  const labels = chats.flatMap((chat) =>
    chat.labels.map(({ id, name }) => ({ value: id, label: several ? `${name} · ${chat.name}` : name })),
  )
  const groups = new Map(chats.flatMap((chat) => chat.groups).map(({ id, name }) => [id, name]))
  const known = [...groups].map(([id, name]) => ({ value: id, label: name }))
  const others = value.labelIds.filter((id) => !labels.some((one) => one.value === id)).map((id) => ({ value: id, label: '…' }))
  const other = value.groupId !== null && !groups.has(value.groupId) ? [{ value: value.groupId, label: '…' }] : []
  return (
    <fieldset disabled={readOnly}>
      <legend>{t('templates.actions')}</legend>
      <p className={css.note}>{t('templates.actionsHint')}</p>
      <NativeSelect
        label={t('templates.priority')}
        disabled={readOnly}
        value={value.priority === null ? '' : String(value.priority)}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          set({ priority: chosen === '' ? null : (Number(chosen) as Priority) })
        }}
        data={[
          { value: '', label: t('templates.priorityKeep') },
          ...priorities.map((one) => ({ value: String(one), label: priorityName(one) })),
        ]}
      />
      <MultiSelect
        label={t('templates.labels')}
        searchable
        nothingFoundMessage={t('templates.noLabels')}
        data={[...labels, ...others]}
        value={value.labelIds}
        onChange={(labelIds) => set({ labelIds })}
      />
      <NativeSelect
        label={t('templates.group')}
        disabled={readOnly}
        value={value.groupId ?? ''}
        onChange={(event) => {
          const groupId = event.currentTarget.value || null
          set({ groupId, ...(groupId && { close: false }) })
        }}
        data={[{ value: '', label: t('templates.groupNone') }, ...known, ...other]}
      />
      <Checkbox
        label={t('templates.close')}
        checked={value.close}
        onChange={(event) => set({ close: event.currentTarget.checked, ...(event.currentTarget.checked && { groupId: null }) })}
      />
    </fieldset>
  )
}
