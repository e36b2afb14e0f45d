import { Button } from '@mantine/core'
import { deleteLiveChat, type LiveChatRow } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, isRefused } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TypedWord } from '../../../ui/TypedWord.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import css from './settings.module.css'

/** What goes with them, said before they go, and a word typed so that it is no slip of the hand [LCS-20]. */
export function DeleteLiveChats({ rows, close }: { rows: readonly LiveChatRow[]; close: (done: boolean) => void }) {
  const queries = useQueryClient()
  const [typed, setTyped] = useState('')
  const { busy, said, run } = useForm()
  const [first] = rows
  const count = rows.length
  const name = first?.name ?? ''
  const word = count === 1 ? name : t('liveChats.deleteWord')
  const sure = typed.trim().toLocaleLowerCase() === word.toLocaleLowerCase()
  const remove = () => {
    if (!sure || busy) return
    void run(async () => {
      try {
        for (const { id } of rows) await ask(deleteLiveChat, { path: { liveChatId: id } }).catch(unlessGone)
      } finally {
        await queries.invalidateQueries({ queryKey: ['live-chats'] })
      }
      toast({ kind: 'done', text: t('liveChats.deleting', { count, name }) })
      close(true)
    })
  }
  const footer = (
    <>
      <Button variant="default" onClick={() => close(false)}>
        {t('ui.cancel')}
      </Button>
      <Button color="red" disabled={!sure} loading={busy} onClick={remove} data-testid="delete-confirm">
        {t('liveChats.delete')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('liveChats.deleteTitle', { count, name })} close={() => close(false)} submit={remove} footer={footer}>
      <div className={css.form}>
        <p className={css.plainText}>{t('liveChats.deleteText')}</p>
        <ul className={css.consequences}>
          {rows.map(({ id, name, sessions, open }) => (
            <li key={id}>{t('liveChats.deleteRow', { name, sessions, open })}</li>
          ))}
        </ul>
        <p className={css.plainText}>{t('liveChats.deleteAll')}</p>
        <TypedWord label={t('liveChats.deleteType', { word })} typed={typed} type={setTyped} />
        {said && (
          <p className={css.wrong} role="alert">
            {said.text}
          </p>
        )}
      </div>
    </Dialog>
  )
}

/** Somebody else was quicker: it is gone, as was wanted. */
function unlessGone(error: unknown): null {
  if (isRefused(error, 'not-found')) return null
  throw error
}
