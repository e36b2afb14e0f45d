import { Select, TextInput } from '@mantine/core'
import { editSettings } from '@parley/contract'
import { useState } from 'react'
import { ask } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { fieldError } from '../../ui/FormField.tsx'
import { zoneHere, zones } from '../../ui/zones.ts'
import { goTo } from './progress.ts'
import { StepForm } from './SetupFrame.tsx'
import { useStep } from './use-step.ts'

export function OrganisationStep() {
  const [organisation, setOrganisation] = useState('')
  const [timeZone, setTimeZone] = useState(zoneHere())
  const step = useStep()
  const submit = async () => {
    if (!organisation.trim()) return step.say('organisation', t('door.nameMissing'))
    await step.run(async () => {
      await ask(editSettings, { body: { organisation, timeZone } })
      goTo('live-chat')
    })
  }
  return (
    <StepForm
      {...step}
      step="organisation"
      title={t('door.organisationTitle')}
      text={t('door.organisationText')}
      help={t('door.organisationHelp', { url: location.origin })}
      submit={submit}
    >
      <TextInput
        label={t('door.organisation')}
        autoComplete="organization"
        required
        maxLength={200}
        value={organisation}
        onChange={(event) => setOrganisation(event.currentTarget.value)}
        error={fieldError(step.of('organisation'))}
      />
      <Select
        label={t('door.timeZone')}
        description={t('door.timeZoneHint')}
        data={zones()}
        searchable
        allowDeselect={false}
        value={timeZone}
        onChange={(value) => value && setTimeZone(value)}
        error={fieldError(step.of('timeZone'))}
        maxDropdownHeight={240}
        limit={100}
      />
    </StepForm>
  )
}
