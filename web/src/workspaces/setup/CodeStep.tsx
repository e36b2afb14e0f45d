import { TextInput } from '@mantine/core'
import { checkSetupCode } from '@parley/contract'
import { ask } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { goTo, progress } from './progress.ts'
import { StepForm } from './StepForm.tsx'
import css from './setup.module.css'
import { useStep } from './use-step.ts'

export function CodeStep() {
  const step = useStep({ code: progress.get().code }, { 'setup-code-wrong': 'code' })
  const { code } = step.typed
  const submit = () =>
    step.attempt({ code: 'door.codeMissing' }, async () => {
      await ask(checkSetupCode, { body: { code } })
      goTo('administrator', { code })
    })
  return (
    <StepForm {...step.form} step="code" submit={submit}>
      <TextInput
        classNames={{ input: css.code! }}
        label={t('door.code')}
        autoComplete="off"
        spellCheck={false}
        autoCapitalize="characters"
        required
        maxLength={100}
        placeholder="XXXXX-XXXXX-XXXXX-XXXXX"
        {...step.field('code')}
      />
    </StepForm>
  )
}
