import '../../texts/later.ts'
import { Textarea, TextInput } from '@mantine/core'
import { createGroup, createLiveChat, listGroups } from '@parley/contract'
import { Suspense } from 'react'
import { ask } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { openWorkspace } from '../../workspace.ts'
import { ColourField } from '../administration/live-chats/index.ts'
import { goTo } from './progress.ts'
import { StepForm } from './StepForm.tsx'
import { useStep } from './use-step.ts'

export function LiveChatStep() {
  const step = useStep(
    {
      name: '',
      operators: t('door.groupOperators'),
      supervisors: t('door.groupSupervisors'),
      greeting: t('door.greetingStart'),
      colour: '#3958d1',
    },
    { 'name-exists': 'name' },
  )
  const { name, operators, supervisors, greeting, colour } = step.typed
  const needed = { name: 'door.nameMissing', operators: 'door.groupMissing', supervisors: 'door.groupMissing' } as const
  const submit = async () => {
    if (name.trim() && !/^#[0-9a-fA-F]{6}$/.test(colour)) return step.say({ field: 'colour', text: t('settings.colourWrong') })
    await step.attempt(needed, async () => {
      const operatorGroupIds = [await groupOf(operators.trim())]
      const supervisorGroupIds = [await groupOf(supervisors.trim())]
      const made = await ask(createLiveChat, { body: { name, operatorGroupIds, supervisorGroupIds, greeting, colour } })
      goTo('try', { liveChatId: made.id })
    })
  }
  const group = (name: 'operators' | 'supervisors') => ({ required: true, maxLength: 200, ...step.field(name) })
  return (
    <StepForm {...step.form} step="live-chat" submit={submit}>
      <TextInput
        label={t('door.liveChatName')}
        description={t('door.liveChatNameHint')}
        required
        maxLength={200}
        {...step.field('name')}
      />
      <TextInput label={t('door.operators')} description={t('door.operatorsHint')} {...group('operators')} />
      <TextInput label={t('door.supervisors')} description={t('door.supervisorsHint')} {...group('supervisors')} />
      <Textarea
        label={t('door.greeting')}
        description={t('door.greetingHint')}
        autosize
        minRows={2}
        maxLength={500}
        {...step.field('greeting')}
      />
      <Suspense>
        <ColourField value={colour} change={(now) => step.set({ colour: now })} readOnly={false} error={step.of('colour')} />
      </Suspense>
    </StepForm>
  )
}

/** The group of this name: one that an attempt before has made, or a new one with me in it. */
async function groupOf(name: string): Promise<string> {
  const { me } = await openWorkspace()
  const there = (await ask(listGroups)).find((group) => group.name.toLowerCase() === name.toLowerCase())
  return (there ?? (await ask(createGroup, { body: { name, userIds: [me.id], groupIds: [] } }))).id
}
