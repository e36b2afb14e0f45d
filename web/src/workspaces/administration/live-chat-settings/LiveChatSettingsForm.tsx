import { MultiSelect, NativeSelect, Radio, Stack, Switch } from '@mantine/core'
import type { Settings } from '@parley/contract'
import { type FormEvent, type ReactNode, useId } from 'react'
import { channelName } from '../../../conversation/index.ts'
import { t } from '../../../texts/index.ts'
import { SettingsBar } from '../SettingsBar.tsx'
import css from '../table.module.css'
import { useSettingsEdit } from '../use-settings-edit.ts'
import { AutoOffline, minutesWrong } from './AutoOffline.tsx'
import { WaitingSteps } from './WaitingSteps.tsx'

/** Kinds of channel that there are. */
const kinds = ['website', 'internal']

/** Every one of them works; what is not built yet is not shown. */
export function LiveChatSettingsForm({ saved }: { saved: Settings }) {
  const edit = useSettingsEdit(saved)
  const { now, set, form } = edit
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = minutesWrong(now)
    if (wrong) return form.say(wrong)
    edit.save()
  }
  const on = (name: SwitchName) => ({
    checked: now[name],
    onChange: ({ currentTarget }: { currentTarget: { checked: boolean } }) => set({ [name]: currentTarget.checked }),
  })
  return (
    <form className={css.page} onSubmit={submit} noValidate>
      <div className={css.scroll}>
        <div className={css.sections}>
          <Part title={t('liveChats.counters')}>
            <Switch
              label={t('liveChats.showOperatorQueue')}
              description={t('liveChats.showOperatorQueueHint')}
              {...on('showOperatorQueue')}
            />
            <Switch
              label={t('liveChats.showSupervisorQueue')}
              description={t('liveChats.showSupervisorQueueHint')}
              {...on('showSupervisorQueue')}
            />
            <Radio.Group
              label={t('admin.counterMode')}
              value={now.counterMode}
              onChange={(value) => set({ counterMode: value as Settings['counterMode'] })}
            >
              <Stack gap="sm" mt="sm">
                <Radio value="messages" label={t('admin.counterMessages')} />
                <Radio value="sessions" label={t('admin.counterSessions')} />
              </Stack>
            </Radio.Group>
          </Part>
          <Part title={t('liveChats.sending')}>
            <Radio.Group
              label={t('liveChats.sendingMethod')}
              value={now.sendingMethod}
              onChange={(value) => set({ sendingMethod: value as Settings['sendingMethod'] })}
            >
              <Stack gap="sm" mt="sm">
                <Radio value="mod-enter" label={t('liveChats.sendModEnter')} />
                <Radio value="enter" label={t('liveChats.sendEnter')} description={t('liveChats.sendEnterHint')} />
                <Radio value="button" label={t('liveChats.sendButton')} />
              </Stack>
            </Radio.Group>
            <MultiSelect
              label={t('liveChats.confirm')}
              description={t('liveChats.confirmHint')}
              placeholder={now.confirmSending.length === 0 ? t('liveChats.confirmNone') : ''}
              data={[...new Set([...kinds, ...now.confirmSending])].map((kind) => ({ value: kind, label: channelName(kind) }))}
              value={now.confirmSending}
              onChange={(confirmSending) => set({ confirmSending })}
              hidePickedOptions
            />
          </Part>
          <Part title={t('liveChats.conversations')}>
            <Switch label={t('liveChats.allowEditing')} description={t('liveChats.allowEditingHint')} {...on('allowEditing')} />
            <Switch label={t('liveChats.showNotices')} description={t('liveChats.showNoticesHint')} {...on('showNotices')} />
          </Part>
          <Part title={t('liveChats.people')}>
            <AutoOffline now={now} set={set} error={form.of('autoOfflineMinutes')} />
            <Switch
              label={t('liveChats.reassignOnlineOnly')}
              description={t('liveChats.reassignOnlineOnlyHint')}
              {...on('reassignOnlineOnly')}
            />
            <Switch
              label={t('liveChats.supervisorsNeedOnline')}
              description={t('liveChats.supervisorsNeedOnlineHint')}
              {...on('supervisorsNeedOnline')}
            />
            <Switch
              label={t('liveChats.operatorsMayLock')}
              description={t('liveChats.operatorsMayLockHint')}
              {...on('operatorsMayLock')}
            />
            <NativeSelect
              label={t('liveChats.sessionsApp')}
              description={t('liveChats.sessionsAppHint')}
              value={now.sessionsApp}
              onChange={({ currentTarget }) => set({ sessionsApp: currentTarget.value as Settings['sessionsApp'] })}
              data={(['staff', 'supervisors', 'administrators'] as const).map((value) => ({
                value,
                label: t(`liveChats.sessionsApp_${value}`),
              }))}
            />
          </Part>
          <Part title={t('liveChats.waiting')}>
            <WaitingSteps now={now} set={set} />
          </Part>
          <Part title={t('liveChats.sounds')}>
            <Switch label={t('admin.soundSession')} {...on('soundForNewSession')} />
            <Switch label={t('admin.soundMessage')} description={t('admin.soundsHint')} {...on('soundForNewMessage')} />
          </Part>
        </div>
      </div>
      <SettingsBar edit={edit} />
    </form>
  )
}

type SwitchName = { [Name in keyof Settings]: Settings[Name] extends boolean ? Name : never }[keyof Settings]

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={css.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}
