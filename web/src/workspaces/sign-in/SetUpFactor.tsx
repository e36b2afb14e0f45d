import '../../texts/later.ts'
import { Button, TextInput } from '@mantine/core'
import { confirmSecondFactor, startSecondFactor } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, Suspense, useState } from 'react'
import { ask } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { fieldError } from '../../ui/FormField.tsx'
import { lazy } from '../../ui/lazy.ts'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { useForm } from '../../ui/use-form.ts'
import css from './sign-in.module.css'

const QrCode = lazy(() => import('./QrCode.tsx'))

/** Scan, or type the key, and prove it with the first code. `done` is given the backup codes. */
export function SetUpFactor({ done }: { done: (backupCodes: string[]) => void }) {
  const [code, setCode] = useState('')
  const form = useForm()
  // A new secret each time it is opened, and none is kept.
  const made = useQuery({
    queryKey: ['new-second-factor'],
    queryFn: () => ask(startSecondFactor),
    gcTime: 0,
    staleTime: Infinity,
  })
  if (made.error) return <ErrorState again={() => void made.refetch()} />
  if (!made.data) return <SkeletonRows count={3} />
  const { secret, uri } = made.data
  const confirm = (event: FormEvent) => {
    event.preventDefault()
    if (!code.trim()) return form.say({ field: 'code', text: t('security.codeMissing') })
    void form.run(async () => done((await ask(confirmSecondFactor, { body: { code } })).backupCodes))
  }
  return (
    <form className={css.form} onSubmit={confirm} onChange={() => form.say(undefined)} noValidate>
      <p className={css.text}>{t('security.scan')}</p>
      <Suspense fallback={<div className={css.qr} />}>
        <QrCode text={uri} label={t('security.qr')} />
      </Suspense>
      <div className={css.key}>
        <span>{t('security.byHand')}</span>
        <code>{secret.replace(/.{4}(?!$)/g, '$& ')}</code>
        <CopyButton text={secret} label={t('security.copyKey')} />
      </div>
      {form.said && !form.said.field && <p role="alert">{fieldError(form.said.text)}</p>}
      <TextInput
        classNames={{ input: css.code! }}
        label={t('security.firstCode')}
        name="code"
        autoComplete="one-time-code"
        inputMode="numeric"
        data-autofocus
        maxLength={10}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={fieldError(form.of('code'))}
      />
      <Button type="submit" loading={form.busy} fullWidth>
        {t('security.confirm')}
      </Button>
    </form>
  )
}
