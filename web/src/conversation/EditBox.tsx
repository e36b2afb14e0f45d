import { editMessage, editOwnMessage, type Message } from '@parley/contract'
import { IconPencil } from '@tabler/icons-react'
import { useMemo } from 'react'
import { ask, sayOf } from '../live/index.ts'
import { store } from '../store.ts'
import { Box } from './Box.tsx'
import type { Desk } from './desk.ts'
import { editing } from './modes.ts'
import { t } from './words.ts'

/** One's own message, changed in the composer's place; its files can be taken away and replaced [CNV-13, CUS-09]. */
export default function EditBox({ message, side }: { message: Message; side: 'staff' | 'customer' }) {
  const { id: messageId, sessionId, threadId, text, files, changed = null, note } = message
  const desk = useMemo(() => {
    const attachments = files.map((sent) => ({ ...sent, state: 'done' as const, sent }))
    return store<Desk>({ text, attachments })
  }, [text, files])
  const save = async () => {
    const now = desk.get()
    const body = { text: now.text.trim(), files: now.attachments.flatMap(({ sent }) => sent?.id ?? []), from: changed }
    if (side === 'staff') await ask(editMessage, { path: { sessionId, messageId }, body })
    else await ask(editOwnMessage, { path: { threadId, messageId }, body })
    editing.set(undefined)
  }
  return (
    <Box
      desk={desk}
      tone={note ? 'note' : 'edit'}
      label={t('talk.editLabel')}
      title={t('talk.editHint')}
      submit={t('talk.save')}
      save={save}
      sayOf={sayOf}
      cancel={t('ui.cancel')}
      close={() => editing.set(undefined)}
      icon={<IconPencil size={16} stroke={1.75} aria-hidden />}
    />
  )
}
