import { Switch } from '@mantine/core'
import { type MailServerEdit, readMail } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { ask } from '../../live/index.ts'
import { t } from '../../texts/index.ts'
import { MailFields } from '../administration/mail/MailFields.tsx'
import { SendTest } from '../administration/mail/SendTest.tsx'
import css from './setup.module.css'

interface Part {
  server: MailServerEdit
  set: (server: MailServerEdit) => void
  open: boolean
  turn: (on: boolean) => void
  of: (field: string) => string | undefined
  ready: () => boolean
}

/** Mail, for who has a server at hand; SMTP_URL stands above it. */
export function MailPart({ server, set, open, turn, of, ready }: Part) {
  const mail = useQuery({ queryKey: ['mail'], queryFn: ({ signal }) => ask(readMail, { signal }) }).data
  if (mail?.source === 'environment') return <SendTest />
  return (
    <div className={css.part}>
      <Switch
        label={t('security.mailOptional')}
        description={t('security.mailLater')}
        checked={open}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
      {open && (
        <>
          <MailFields server={server} set={set} saved={mail?.server ?? null} of={of} />
          <SendTest server={server} ready={ready} />
        </>
      )}
    </div>
  )
}
