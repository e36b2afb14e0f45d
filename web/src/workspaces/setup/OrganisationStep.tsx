import { Select, TextInput } from '@mantine/core'
import { editSettings, type MailServerEdit, setMail } from '@parley/contract'
import { useState } from 'react'
import { ask } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { fieldError } from '../../ui/FormField.tsx'
import { zoneHere, zones } from '../../ui/zones.ts'
import { mailWrong, noServer } from '../administration/mail/MailFields.tsx'
import { Address } from './Address.tsx'
import { MailPart } from './MailPart.tsx'
import { goTo } from './progress.ts'
import { StepForm } from './StepForm.tsx'
import { useStep } from './use-step.ts'

/** Name, time zone, whether the address works, and mail for who has it at hand. */
export function OrganisationStep() {
  const [server, setServer] = useState<MailServerEdit>()
  const step = useStep({ organisation: '', timeZone: zoneHere() })
  const { organisation, timeZone } = step.typed
  const isMailReady = () => {
    const wrong = server && mailWrong(server)
    step.say(wrong)
    return !wrong
  }
  const submit = async () => {
    if (organisation.trim() && !isMailReady()) return
    await step.attempt({ organisation: 'door.nameMissing' }, async () => {
      await ask(editSettings, { body: { organisation, timeZone } })
      if (server) await ask(setMail, { body: { server } })
      goTo('live-chat')
    })
  }
  return (
    <StepForm {...step.form} step="organisation" submit={submit}>
      <TextInput
        label={t('door.organisation')}
        autoComplete="organization"
        required
        maxLength={200}
        {...step.field('organisation')}
      />
      <Select
        label={t('door.timeZone')}
        description={t('door.timeZoneHint')}
        data={zones()}
        searchable
        allowDeselect={false}
        value={timeZone}
        onChange={(value) => value && step.set({ timeZone: value })}
        error={fieldError(step.of('timeZone'))}
        maxDropdownHeight={240}
        limit={100}
      />
      <Address />
      <MailPart
        server={server ?? noServer}
        set={setServer}
        open={server !== undefined}
        turn={(on) => setServer(on ? noServer : undefined)}
        of={step.of}
        ready={isMailReady}
      />
    </StepForm>
  )
}
