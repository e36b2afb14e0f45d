import { Button } from '@mantine/core'
import { listMessageVersions, type Message, withdrawMessage, withdrawOwnMessage } from '@parley/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, sayOf } from '../live/index.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { SkeletonRows } from '../ui/Skeletons.tsx'
import { full } from '../ui/time.ts'
import css from './box.module.css'
import { FileCard } from './FileCard.tsx'
import { asked } from './modes.ts'
import { t } from './words.ts'

interface Asked {
  what: 'withdraw' | 'versions'
  message: Message
  side: 'staff' | 'customer'
}

/** What is asked and shown about one message. */
export default function MessageDialogs({ what, message, side }: Asked) {
  return what === 'withdraw' ? <Withdraw message={message} side={side} /> : <Versions message={message} />
}

const close = () => asked.set(undefined)

function Withdraw({ message: { id: messageId, sessionId, threadId, note }, side }: Omit<Asked, 'what'>) {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const run = async () => {
    setBusy(true)
    try {
      if (side === 'staff') await ask(withdrawMessage, { path: { sessionId, messageId } })
      else await ask(withdrawOwnMessage, { path: { threadId, messageId } })
      close()
    } catch (error) {
      setWrong(sayOf(error))
      setBusy(false)
    }
  }
  const footer = (
    <>
      <Button variant="default" onClick={close}>
        {t('ui.cancel')}
      </Button>
      <Button color="red" loading={busy} onClick={() => void run()} data-autofocus>
        {t('talk.withdraw')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('talk.withdrawTitle')} close={close} footer={footer}>
      <p>{t(note ? 'talk.withdrawNoteText' : 'talk.withdrawText')}</p>
      {wrong && (
        <p className={css.wrong} role="alert">
          {wrong}
        </p>
      )}
    </Dialog>
  )
}

/** What it said before, oldest first; staff alone see it [CNV-13]. */
function Versions({ message: { id: messageId, sessionId, changed } }: { message: Message }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['versions', messageId, changed],
    queryFn: ({ signal }) => ask(listMessageVersions, { path: { sessionId, messageId }, signal }),
  })
  return (
    <Dialog title={t('talk.versionsTitle')} close={close}>
      {error ? <ErrorState text={sayOf(error)} again={() => void refetch()} /> : !data && <SkeletonRows count={2} />}
      {data?.map(({ text, files, until }) => (
        <div key={until} className={css.version} data-testid="version">
          <small>{t('talk.versionUntil', { at: full(until) })}</small>
          <p>{text || t('talk.noText')}</p>
          {files.map((file) => (
            <FileCard key={file.id} file={file} />
          ))}
        </div>
      ))}
    </Dialog>
  )
}
