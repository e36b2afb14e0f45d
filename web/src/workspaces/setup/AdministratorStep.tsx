import { TextInput } from '@mantine/core'
import { createFirstAdministrator } from '@parley/contract'
import { ask, isRefused } from '../../live/index.ts'
import { useStore } from '../../store.ts'
import { t } from '../../texts/index.ts'
import { zoneHere } from '../../ui/zones.ts'
import { NewPassword } from '../sign-in/index.ts'
import { goTo, progress } from './progress.ts'
import { StepForm } from './StepForm.tsx'
import { useStep } from './use-step.ts'

export function AdministratorStep() {
  const { code } = useStore(progress)
  const step = useStep({ name: '', email: '', password: '' }, { 'password-weak': 'password' })
  const { name, email, password } = step.typed
  const submit = async () => {
    if (name.trim() && !/^[^\s@]+@[^\s@]+$/.test(email.trim())) return step.say({ field: 'email', text: t('door.emailWrong') })
    await step.attempt({ name: 'door.nameMissing', password: 'door.passwordMissing' }, async () => {
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
    <StepForm {...step.form} step="administrator" submit={submit}>
      <TextInput label={t('door.name')} autoComplete="name" required maxLength={200} {...step.field('name')} />
      <TextInput label={t('door.email')} type="email" autoComplete="username" required maxLength={254} {...step.field('email')} />
      <NewPassword value={password} onChange={(now) => step.set({ password: now })} error={step.of('password')} />
    </StepForm>
  )
}
