import { Button } from '@mantine/core'
import { createIdentitySecret, type LiveChat, retireIdentitySecret } from '@parley/contract'
import { IconKey } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, sayOf } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Question } from '../../../ui/Question.tsx'
import { full } from '../../../ui/time.ts'
import { toast } from '../../../ui/toasts.tsx'
import css from './settings.module.css'

/** Identity secrets: made and retired at once, shown a single time [WEB-03]. */
export function Secrets({ chat, readOnly }: { chat: LiveChat; readOnly: boolean }) {
  const queries = useQueryClient()
  const [made, setMade] = useState<string>()
  const [retiring, setRetiring] = useState<{ id: string; at: string }>()
  const [busy, setBusy] = useState(false)
  const { secrets } = chat.website
  const path = { liveChatId: chat.id }
  const act = async (what: () => Promise<unknown>) => {
    setBusy(true)
    try {
      await what()
      await queries.invalidateQueries({ queryKey: ['live-chat', chat.id] })
    } catch (error) {
      toast({ kind: 'error', text: sayOf(error) })
    }
    setBusy(false)
  }
  const make = () => act(async () => setMade((await ask(createIdentitySecret, { path })).secret))
  const retire = (secretId: string) =>
    act(async () => {
      setRetiring(undefined)
      await ask(retireIdentitySecret, { path: { ...path, secretId } })
    })
  return (
    <div className={css.stack}>
      <span className={css.label}>{t('settings.secrets')}</span>
      <span className={css.note}>{t('settings.secretsHint')}</span>
      <ul className={css.secrets}>
        {secrets.length === 0 && <li className={css.note}>{t('settings.secretsNone')}</li>}
        {secrets.map(({ id, createdAt }) => (
          <li key={id}>
            <IconKey size={16} stroke={1.75} aria-hidden />
            <span>{t('settings.secretMade', { at: full(createdAt) })}</span>
            {!readOnly && (
              <Button
                variant="subtle"
                color="red"
                size="compact-sm"
                disabled={busy}
                aria-label={t('settings.secretRetireOf', { at: full(createdAt) })}
                onClick={() => setRetiring({ id, at: full(createdAt) })}
              >
                {t('settings.secretRetire')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div className={css.row}>
          <Button variant="default" size="compact-sm" loading={busy} onClick={() => void make()} data-testid="new-secret">
            {t('settings.secretNew')}
          </Button>
          {secrets.length === 2 && <span className={css.note}>{t('settings.secretThird')}</span>}
        </div>
      )}
      {made !== undefined && <Made secret={made} close={() => setMade(undefined)} />}
      {retiring && <Retire retire={() => void retire(retiring.id)} close={() => setRetiring(undefined)} />}
    </div>
  )
}

function Made({ secret, close }: { secret: string; close: () => void }) {
  return (
    <Dialog
      title={t('settings.secretTitle')}
      close={close}
      footer={<Button onClick={close}>{t('settings.secretCopied')}</Button>}
    >
      <div className={css.stack}>
        <span>{t('settings.secretOnce')}</span>
        <div className={css.code}>
          <code data-testid="secret">{secret}</code>
          <CopyButton text={secret} label={t('settings.secretCopy')} />
        </div>
      </div>
    </Dialog>
  )
}

function Retire({ retire, close }: { retire: () => void; close: () => void }) {
  return (
    <Question title={t('settings.secretRetireTitle')} label={t('settings.secretRetire')} act={retire} close={close}>
      {t('settings.secretRetireText')}
    </Question>
  )
}
