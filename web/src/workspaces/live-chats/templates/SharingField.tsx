import { MultiSelect, SegmentedControl } from '@mantine/core'
import type { TemplateChoices, TemplateSharing } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import css from './form.module.css'

interface Field {
  value: TemplateSharing
  change: (value: TemplateSharing) => void
  choices: TemplateChoices | undefined
  error: string | undefined
  readOnly: boolean
}

/** Who finds it; what somebody may not choose is not offered. */
export function SharingField({ value, change, choices, error, readOnly }: Field) {
  const liveChats = choices?.liveChats ?? []
  const groups = choices?.groups ?? []
  const begin = (kind: TemplateSharing['with']): TemplateSharing => {
    if (kind === 'live-chats') return { with: kind, liveChatIds: liveChats.length === 1 ? [liveChats[0]!.id] : [] }
    return kind === 'groups' ? { with: kind, groupIds: [] } : { with: kind }
  }
  const ways = [
    ...(choices?.all || value.with === 'all' ? [{ value: 'all', label: t('templates.withAll') }] : []),
    { value: 'live-chats', label: t('templates.withLiveChats') },
    { value: 'groups', label: t('templates.withGroups') },
    { value: 'me', label: t('templates.withMe') },
  ]
  const chosen = value.with === 'live-chats' ? value.liveChatIds : value.with === 'groups' ? value.groupIds : undefined
  const offered = value.with === 'groups' ? groups : liveChats
  // What somebody else has chosen stays chosen, though its name is not this person's to know.
  const data = [
    ...offered.map(({ id, name }) => ({ value: id, label: name })),
    ...(chosen ?? []).filter((id) => !offered.some((one) => one.id === id)).map((id) => ({ value: id, label: '…' })),
  ]
  return (
    <fieldset disabled={readOnly}>
      <legend>{t('templates.sharing')}</legend>
      <SegmentedControl
        aria-label={t('templates.sharing')}
        fullWidth
        disabled={readOnly}
        value={value.with}
        onChange={(kind) => change(begin(kind as TemplateSharing['with']))}
        data={ways}
      />
      {chosen && (
        <MultiSelect
          aria-label={t(value.with === 'groups' ? 'templates.withGroups' : 'templates.withLiveChats')}
          searchable
          data={data}
          value={chosen}
          onChange={(ids) =>
            change(value.with === 'groups' ? { with: 'groups', groupIds: ids } : { with: 'live-chats', liveChatIds: ids })
          }
          error={fieldError(error)}
        />
      )}
      {!chosen && error && <p className={css.wrong}>{error}</p>}
    </fieldset>
  )
}
