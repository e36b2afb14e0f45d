import { Button } from '@mantine/core'
import { type MailServer, type MailServerEdit, setMail } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ask, isRefused } from '../../../live/index.ts'
import { useStore } from '../../../store.ts'
import { refusalText, t } from '../../../texts/index.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import { workspace } from '../../../workspace.ts'
import { ConfirmDialog } from '../../sign-in/ConfirmDialog.tsx'
import { useMySecurity } from '../../sign-in/use-my-security.ts'
import { SettingsBar } from '../SettingsBar.tsx'
import css from '../table.module.css'
import { MailFields, mailWrong, noServer } from './MailFields.tsx'
import { SendTest } from './SendTest.tsx'

/** Tried before it is saved, and saved with the password of who asks: links for new passwords go by this server. */
export function MailForm({ saved }: { saved: MailServer | null }) {
  const before = saved ? withoutMark(saved) : noServer
  const [server, setServer] = useState(before)
  const [asked, setAsked] = useState<'save' | 'off'>()
  const form = useForm()
  const queries = useQueryClient()
  const email = useStore(workspace)?.me.email ?? ''
  const mine = useMySecurity().data
  const dirty = JSON.stringify(server) !== JSON.stringify(before)
  const ready = () => {
    const wrong = mailWrong(server)
    form.say(wrong)
    return !wrong
  }
  const discard = () => {
    setServer(before)
    form.say(undefined)
  }
  const look = (event: FormEvent) => {
    event.preventDefault()
    if (ready()) setAsked('save')
  }
  const write = async (now: MailServerEdit | null, { password }: { password?: string }) => {
    try {
      const settings = await ask(setMail, { body: { server: now, ...(password && { confirmation: password }) } })
      queries.setQueryData(['mail'], settings)
      await queries.invalidateQueries({ queryKey: ['installation'] })
      toast({ text: t(now ? 'security.saved' : 'security.mailIsOff'), kind: 'done' })
    } catch (failed) {
      if (!isRefused(failed) || !failed.problem.field?.startsWith('/server/')) throw failed
      form.say({ field: failed.problem.field.slice(1), text: refusalText(failed.problem.code) })
    }
  }
  return (
    <form className={css.page} onSubmit={look} noValidate>
      <div className={css.scroll}>
        <div className={css.sections}>
          <section className={css.section}>
            <p className={css.hint}>{t('security.mailText')}</p>
            <MailFields server={server} set={(now) => [form.say(undefined), setServer(now)]} saved={saved} of={form.of} />
            <SendTest server={server} ready={ready} />
          </section>
          {saved && (
            <div>
              <Button variant="light" color="red" onClick={() => setAsked('off')}>
                {t('security.mailOff')}
              </Button>
            </div>
          )}
        </div>
      </div>
      {asked && (
        <ConfirmDialog
          title={t(asked === 'off' ? 'security.mailOff' : 'security.confirmTitle')}
          text={t(asked === 'off' ? 'security.mailOffText' : 'security.confirmText')}
          action={t(asked === 'off' ? 'security.mailOff' : 'security.save')}
          danger={asked === 'off'}
          email={email}
          hasPassword={mine?.hasPassword ?? true}
          run={(password) => write(asked === 'off' ? null : server, password)}
          close={() => setAsked(undefined)}
        />
      )}
      <SettingsBar edit={{ form, dirty, discard }} />
    </form>
  )
}

function withoutMark({ hasPassword: _, ...server }: MailServer): MailServerEdit {
  return server
}
