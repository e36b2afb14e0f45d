import { NumberInput, PasswordInput, Select, TextInput } from '@mantine/core'
import type { MailServer, MailServerEdit } from '@parley/contract'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import type { Said } from '../../../ui/use-form.ts'
import css from './mail.module.css'

interface Fields {
  server: MailServerEdit
  set: (server: MailServerEdit) => void
  saved: MailServer | null
  of: (field: string) => string | undefined
}

export const noServer: MailServerEdit = { host: '', port: 587, encryption: 'starttls', user: '', from: '' }
const usual = { tls: 465, starttls: 587, none: 25 } as const

/** The first field that the server would refuse. */
export function mailWrong({ host, port, from }: MailServerEdit): Said | undefined {
  if (!/^[A-Za-z0-9._:-]+$/.test(host)) return { field: 'server/host', text: t('security.fieldMissing') }
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    return { field: 'server/port', text: t('security.numberWrong', { least: 1, most: 65_535 }) }
  if (!/^[^\s@]+@[^\s@]+$/.test(from)) return { field: 'server/from', text: t('security.mailFromWrong') }
  return undefined
}

export function MailFields({ server, set, saved, of }: Fields) {
  const kept = saved?.hasPassword && saved.host === server.host && saved.user === server.user
  const text = (name: 'host' | 'user' | 'from') => ({
    autoComplete: 'off',
    spellCheck: false,
    value: server[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ ...server, [name]: event.currentTarget.value.trim() }),
    error: fieldError(of(`server/${name}`)),
  })
  const encrypt = (encryption: MailServerEdit['encryption']) => {
    const isUsual = server.port === usual[server.encryption]
    set({ ...server, encryption, ...(isUsual && { port: usual[encryption] }) })
  }
  return (
    <>
      <div className={css.host}>
        <TextInput {...text('host')} label={t('security.mailHost')} placeholder="smtp.example.com" required maxLength={253} />
        <NumberInput
          label={t('security.mailPort')}
          allowDecimal={false}
          hideControls
          min={1}
          max={65_535}
          clampBehavior="none"
          value={server.port}
          onChange={(port) => set({ ...server, port: Number(port) })}
          error={fieldError(of('server/port'))}
        />
      </div>
      <Select
        label={t('security.encryption')}
        allowDeselect={false}
        value={server.encryption}
        onChange={(value) => encrypt(value as MailServerEdit['encryption'])}
        data={[
          { value: 'starttls', label: t('security.starttls') },
          { value: 'tls', label: t('security.tls') },
          { value: 'none', label: t('security.plain') },
        ]}
      />
      <TextInput {...text('user')} label={t('security.mailUser')} description={t('security.mailUserHint')} maxLength={254} />
      {server.user !== '' && (
        <PasswordInput
          label={t('security.mailPassword')}
          description={kept ? t('security.mailPasswordKept') : t('security.secretNeeded')}
          autoComplete="off"
          maxLength={128}
          value={server.password ?? ''}
          onChange={(event) => set(withPassword(server, event.currentTarget.value))}
          error={fieldError(of('server/password'))}
        />
      )}
      <TextInput
        {...text('from')}
        label={t('security.mailFrom')}
        description={t('security.mailFromHint')}
        type="email"
        required
        maxLength={254}
      />
    </>
  )
}

/** Nothing typed: the one that is kept stays. */
function withPassword({ password: _, ...server }: MailServerEdit, password: string): MailServerEdit {
  return password === '' ? server : { ...server, password }
}
