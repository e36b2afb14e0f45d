import { TextInput } from '@mantine/core'
import { checkSetupCode } from '@parley/contract'
import { useState } from 'react'
import { ask } from '../../live/index.ts'
import { useStore } from '../../store.ts'
import { t } from '../../texts/index.ts'
import { fieldError } from '../../ui/FormField.tsx'
import { goTo, progress } from './progress.ts'
import { StepForm } from './SetupFrame.tsx'
import css from './setup.module.css'
import { useStep } from './use-step.ts'

export function CodeStep() {
  const [code, setCode] = useState(useStore(progress).code)
  const step = useStep({ 'setup-code-wrong': 'code' })
  const submit = async () => {
    if (!code.trim()) return step.say('code', t('door.codeMissing'))
    await step.run(async () => {
      await ask(checkSetupCode, { body: { code } })
      goTo('administrator', { code })
    })
  }
  return (
    <StepForm
      {...step}
      step="code"
      title={t('door.codeTitle')}
      text={t('door.codeText')}
      help={t('door.codeHelp')}
      submit={submit}
    >
      <TextInput
        classNames={{ input: css.code! }}
        label={t('door.code')}
        autoComplete="off"
        spellCheck={false}
        autoCapitalize="characters"
        required
        maxLength={100}
        placeholder="XXXXX-XXXXX-XXXXX-XXXXX"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={fieldError(step.of('code'))}
      />
    </StepForm>
  )
}
