import { listMentionable, writeNote } from '@parley/contract'
import { IconNote } from '@tabler/icons-react'
import { useCallback, useRef } from 'react'
import { v7 } from 'uuid'
import { ask, isRefused, sayOf } from '../live/index.ts'
import type { Store } from '../store.ts'
import { announce } from '../ui/announce.tsx'
import { Box } from './Box.tsx'
import { clearDesk, type Desk } from './desk.ts'
import { noting } from './modes.ts'
import { t } from './words.ts'

/** An internal note: amber, and never sent to the customer [NOT-01]. */
export default function NoteBox({ sessionId, name, desk }: { sessionId: string; name: string; desk: Store<Desk> }) {
  const messageId = useRef(v7())
  const find = useCallback(
    (search: string) => ask(listMentionable, { path: { sessionId }, query: { search: search.slice(0, 100) } }),
    [sessionId],
  )
  const save = async (mentions: string[]) => {
    const { text, attachments, quote } = desk.get()
    const files = attachments.flatMap(({ sent }) => sent?.id ?? [])
    const body = { text: text.trim(), ...(files.length && { files }), ...(quote && { quote: quote.messageId }), mentions }
    await ask(writeNote, { path: { sessionId, messageId: messageId.current }, body })
    messageId.current = v7()
    clearDesk(desk)
    announce(t('talk.note'))
  }
  return (
    <Box
      desk={desk}
      tone="note"
      label={t('talk.noteLabel', { name })}
      title={t('talk.note')}
      hint={t('talk.noteHint')}
      submit={t('talk.noteSend')}
      save={save}
      sayOf={(error) => {
        const holder = isRefused(error, 'mention-not-allowed') ? error.problem.holder : undefined
        return holder ? t('talk.mentionRefused', { name: holder.name }) : sayOf(error)
      }}
      cancel={t('talk.noteStop')}
      close={() => noting.set(undefined)}
      find={find}
      icon={<IconNote size={16} stroke={1.75} aria-hidden />}
    />
  )
}
