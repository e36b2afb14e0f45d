import { Autocomplete, Button, MultiSelect, Radio, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useHeld } from '../../../held.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import type { Said } from '../../../ui/use-form.ts'
import { t } from '../session/spam-words.ts'
import css from './blocklist.module.css'
import { type Draft, localTime } from './draft.ts'

interface Fields {
  draft: Draft
  set: (change: Partial<Draft>) => void
  said: Said | undefined
  /** The rule: how it is chosen differs. */
  children: React.ReactNode
}

const day = 86_400_000
const reasons = ['spam.advertising', 'spam.insults', 'spam.fraud'] as const

/** What an entry has besides its rule [BLK-06]. */
export function EntryFields({ draft, set, said, children }: Fields) {
  const chats = useHeld(({ liveChats }) => liveChats)
  const error = (field: string) => (said?.field === field ? said.text : undefined)
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label={t('spam.list')}
        data={[
          { value: 'block', label: t('spam.block') },
          { value: 'allow', label: t('spam.allow') },
        ]}
        value={draft.list}
        onChange={(list) => set({ list: list as Draft['list'] })}
      />
      <TextInput
        label={t('spam.name')}
        required
        maxLength={200}
        data-autofocus
        value={draft.name}
        error={fieldError(error('name'))}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      {children}
      <Radio.Group
        label={t('spam.where')}
        value={draft.everywhere ? 'all' : 'only'}
        onChange={(value) => set({ everywhere: value === 'all' })}
      >
        <div className={css.choices}>
          <Radio value="all" label={t('spam.everywhere')} />
          <Radio value="only" label={t('spam.only')} />
        </div>
      </Radio.Group>
      {!draft.everywhere && (
        <MultiSelect
          aria-label={t('spam.onlyWhich')}
          placeholder={draft.liveChatIds.length ? '' : t('spam.onlyWhich')}
          data={chats.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.liveChatIds}
          error={fieldError(error('liveChatIds'))}
          onChange={(liveChatIds) => set({ liveChatIds })}
        />
      )}
      <Radio.Group
        label={t('spam.until')}
        value={draft.forever ? 'ever' : 'time'}
        onChange={(value) => set({ forever: value === 'ever' })}
      >
        <div className={css.choices}>
          <Radio value="ever" label={t('spam.forever')} />
          <Radio value="time" label={t('spam.untilTime')} />
        </div>
      </Radio.Group>
      {!draft.forever && (
        <div className={css.choices}>
          <TextInput
            aria-label={t('spam.untilTime')}
            type="datetime-local"
            value={draft.until}
            error={fieldError(error('until'))}
            onChange={({ currentTarget }) => set({ until: currentTarget.value })}
          />
          {[1, 7, 30].map((count) => (
            <Button
              key={count}
              variant="default"
              size="compact-sm"
              onClick={() => set({ until: localTime(new Date(Date.now() + count * day)) })}
            >
              {t('spam.days', { count })}
            </Button>
          ))}
        </div>
      )}
      <Autocomplete
        label={t('spam.reason')}
        maxLength={200}
        data={reasons.map((reason) => t(reason))}
        value={draft.reason}
        onChange={(reason) => set({ reason })}
      />
    </Stack>
  )
}
