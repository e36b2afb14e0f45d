import { Button } from '@mantine/core'
import { type MailServerEdit, testMail } from '@parley/contract'
import { IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { ask, isRefused } from '../../../live/index.ts'
import { useStore } from '../../../store.ts'
import { t } from '../../../texts/index.ts'
import { fieldError } from '../../../ui/FormField.tsx'
import { useForm } from '../../../ui/use-form.ts'
import { workspace } from '../../../workspace.ts'
import css from './mail.module.css'

/** A letter to myself, by this server or by the one in use. `ready` says what is wrong with the fields, if anything is. */
export function SendTest({ server, ready = () => true }: { server?: MailServerEdit; ready?: () => boolean }) {
  const email = useStore(workspace)?.me.email ?? ''
  const [sent, setSent] = useState(false)
  const form = useForm()
  const send = () => {
    setSent(false)
    if (!ready()) return
    void form.run(async () => {
      try {
        await ask(testMail, { body: server ? { server } : {} })
        setSent(true)
      } catch (failed) {
        if (!isRefused(failed, 'mail-failed')) throw failed
        form.say({ text: t('security.testFailed', { detail: failed.problem.detail ?? '' }) })
      }
    })
  }
  return (
    <div className={css.test}>
      <Button variant="default" leftSection={<IconSend size={16} stroke={1.75} />} loading={form.busy} onClick={send}>
        {t('security.sendTest')}
      </Button>
      {sent && <span role="status">{t('security.testSent', { email })}</span>}
      {form.said && <span role="alert">{fieldError(form.said.text)}</span>}
    </div>
  )
}
