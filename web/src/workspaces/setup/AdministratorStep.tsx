import { TextInput } from '@mantine/core'
import { createFirstAdministrator } from '@parley/contract'
import { useState } from 'react'
import { ask, isRefused } from '../../live/index.ts'
import { useStore } from '../../store.ts'
import { t } from '../../texts/index.ts'
import { fieldError } from '../../ui/FormField.tsx'
import { zoneHere } from '../../ui/zones.ts'
import { NewPassword } from '../sign-in/index.ts'
import { goTo, progress } from './progress.ts'
import { StepForm } from './SetupFrame.tsx'
import { useStep } from './use-step.ts'

export function AdministratorStep() {
  const { code } = useStore(progress)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const step = useStep({ 'password-weak': 'password' })
  const submit = async () => {
    if (!name.trim()) return step.say('name', t('door.nameMissing'))
    if (!/^[^\s@]+@[^\s@]+$/.test(email.trim())) return step.say('email', t('door.emailWrong'))
    if (!password) return step.say('password', t('door.passwordMissing'))
    await step.run(async () => {
      try {
        await ask(createFirstAdministrator, { body: { code, name, email: email.trim(), password, timeZone: zoneHere() } })
      } catch (failed) {
        // The server was started anew since, and printed another one.
        if (isRefused(failed, 'setup-code-wrong')) goTo('code', { code: '' })
        throw failed
      }
      goTo('organisation', { code: '' })
    })
  }
  return (
    <StepForm
      {...step}
      step="administrator"
      title={t('door.administratorTitle')}
      text={t('door.administratorText')}
      help={t('door.administratorHelp')}
      submit={submit}
    >
      <TextInput
        label={t('door.name')}
        autoComplete="name"
        required
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fieldError(step.of('name'))}
      />
      <TextInput
        label={t('door.email')}
        type="email"
        autoComplete="username"
        required
        maxLength={254}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={fieldError(step.of('email'))}
      />
      <NewPassword value={password} onChange={setPassword} error={step.of('password')} />
    </StepForm>
  )
}
