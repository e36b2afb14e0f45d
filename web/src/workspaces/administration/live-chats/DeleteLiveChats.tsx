import { deleteLiveChat, type LiveChatRow } from '@parley/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, isRefused } from '../../../live/index.ts'
import { t } from '../../../texts/index.ts'
import { Question } from '../../../ui/Question.tsx'
import { TypedWord } from '../../../ui/TypedWord.tsx'
import { toast } from '../../../ui/toasts.tsx'
import css from './settings.module.css'

/** What goes with them, said before they go, and a word typed so that it is no slip of the hand [LCS-20]. */
export function DeleteLiveChats({ rows, close }: { rows: readonly LiveChatRow[]; close: (done: boolean) => void }) {
  const queries = useQueryClient()
  const [typed, setTyped] = useState('')
  const [first] = rows
  const count = rows.length
  const name = first?.name ?? ''
  const word = count === 1 ? name : t('liveChats.deleteWord')
  const sure = typed.trim().toLocaleLowerCase() === word.toLocaleLowerCase()
  const remove = async () => {
    try {
      for (const { id } of rows) await ask(deleteLiveChat, { path: { liveChatId: id } }).catch(unlessGone)
    } finally {
      await queries.invalidateQueries({ queryKey: ['live-chats'] })
    }
    toast({ kind: 'done', text: t('liveChats.deleting', { count, name }) })
    close(true)
  }
  return (
    <Question
      title={t('liveChats.deleteTitle', { count, name })}
      label={t('liveChats.delete')}
      act={remove}
      close={() => close(false)}
      sure={sure}
      testId="delete-confirm"
    >
      <p>{t('liveChats.deleteText')}</p>
      <ul className={css.consequences}>
        {rows.map(({ id, name, sessions, open }) => (
          <li key={id}>{t('liveChats.deleteRow', { name, sessions, open })}</li>
        ))}
      </ul>
      <p>{t('liveChats.deleteAll')}</p>
      <TypedWord label={t('liveChats.deleteType', { word })} typed={typed} type={setTyped} />
    </Question>
  )
}

/** Somebody else was quicker: it is gone, as was wanted. */
function unlessGone(error: unknown): null {
  if (isRefused(error, 'not-found')) return null
  throw error
}
