import '../../texts/later.ts'
import { Button, Checkbox, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { t } from '../../texts/index.ts'
import { fieldError } from '../../ui/FormField.tsx'
import { Note } from './Note.tsx'
import css from './sign-in.module.css'
import type { SigningIn } from './use-sign-in.ts'

/** The second step: six digits of the app, or a backup code [ui.md S2]. */
export function FactorForm({ signing, organisation }: { signing: SigningIn; organisation: string }) {
  const [code, setCode] = useState('')
  const [trust, setTrust] = useState(false)
  const [byBackup, setByBackup] = useState(false)
  const [missing, setMissing] = useState(false)
  const prove = (event: FormEvent) => {
    event.preventDefault()
    setMissing(!code.trim())
    if (code.trim()) void signing.prove(code, trust)
  }
  const change = () => {
    setByBackup(!byBackup)
    setCode('')
    setMissing(false)
  }
  return (
    <form className={css.form} onSubmit={prove} noValidate>
      <p className={css.text}>{byBackup ? t('security.backupText') : t('security.stepText', { organisation })}</p>
      {signing.error && <Note text={signing.error} quiet={signing.blocked} />}
      <TextInput
        key={String(byBackup)}
        classNames={{ input: css.code! }}
        label={t(byBackup ? 'security.backupCode' : 'security.code')}
        name="code"
        autoComplete="one-time-code"
        inputMode={byBackup ? 'text' : 'numeric'}
        autoCapitalize="characters"
        spellCheck={false}
        autoFocus
        data-autofocus
        maxLength={40}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={fieldError(missing ? t('security.codeMissing') : undefined)}
      />
      <Checkbox label={t('security.trust')} checked={trust} onChange={(event) => setTrust(event.currentTarget.checked)} />
      <Button type="submit" loading={signing.busy} disabled={signing.blocked} fullWidth>
        {t('security.verify')}
      </Button>
      <div className={css.ways}>
        <Button variant="subtle" size="compact-sm" onClick={change}>
          {t(byBackup ? 'security.useApp' : 'security.useBackup')}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={signing.startAnew}>
          {t('security.back')}
        </Button>
      </div>
      <p className={css.small}>{t('security.lostHint')}</p>
    </form>
  )
}
