import '../../texts/later.ts'
import { Textarea, TextInput } from '@mantine/core'
import { createGroup, createLiveChat, listGroups } from '@parley/contract'
import { Suspense, useState } from 'react'
import { ask } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { fieldError } from '../../ui/FormField.tsx'
import { openWorkspace } from '../../workspace.ts'
import { ColourField } from '../administration/live-chats/index.ts'
import { goTo } from './progress.ts'
import { StepForm } from './SetupFrame.tsx'
import { useStep } from './use-step.ts'

export function LiveChatStep() {
  const [name, setName] = useState('')
  const [operators, setOperators] = useState(t('door.groupOperators'))
  const [supervisors, setSupervisors] = useState(t('door.groupSupervisors'))
  const [greeting, setGreeting] = useState(t('door.greetingStart'))
  const [colour, setColour] = useState('#3958d1')
  const step = useStep({ 'name-exists': 'name' })
  const submit = async () => {
    if (!name.trim()) return step.say('name', t('door.nameMissing'))
    if (!operators.trim()) return step.say('operators', t('door.groupMissing'))
    if (!supervisors.trim()) return step.say('supervisors', t('door.groupMissing'))
    if (!/^#[0-9a-fA-F]{6}$/.test(colour)) return step.say('colour', t('settings.colourWrong'))
    await step.run(async () => {
      const operatorGroupIds = [await groupOf(operators.trim())]
      const supervisorGroupIds = [await groupOf(supervisors.trim())]
      const made = await ask(createLiveChat, { body: { name, operatorGroupIds, supervisorGroupIds, greeting, colour } })
      goTo('try', { liveChatId: made.id })
    })
  }
  return (
    <StepForm
      {...step}
      step="live-chat"
      title={t('door.liveChatTitle')}
      text={t('door.liveChatText')}
      help={t('door.liveChatHelp')}
      submit={submit}
    >
      <TextInput
        label={t('door.liveChatName')}
        description={t('door.liveChatNameHint')}
        required
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fieldError(step.of('name'))}
      />
      <TextInput
        label={t('door.operators')}
        description={t('door.operatorsHint')}
        required
        maxLength={200}
        value={operators}
        onChange={(event) => setOperators(event.currentTarget.value)}
        error={fieldError(step.of('operators'))}
      />
      <TextInput
        label={t('door.supervisors')}
        description={t('door.supervisorsHint')}
        required
        maxLength={200}
        value={supervisors}
        onChange={(event) => setSupervisors(event.currentTarget.value)}
        error={fieldError(step.of('supervisors'))}
      />
      <Textarea
        label={t('door.greeting')}
        description={t('door.greetingHint')}
        autosize
        minRows={2}
        maxLength={500}
        value={greeting}
        onChange={(event) => setGreeting(event.currentTarget.value)}
      />
      <Suspense>
        <ColourField value={colour} change={setColour} readOnly={false} error={step.of('colour')} />
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
