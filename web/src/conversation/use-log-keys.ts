import type { Message } from '@parley/contract'
import { t } from '../texts/index.ts'
import { type Action, useActions } from '../ui/actions.ts'
import { copyText } from '../ui/copy-text.ts'
import { toast } from '../ui/toasts.tsx'
import type { Acts } from './acts.ts'
import { fileAddress } from './file-words.ts'
import { saveFrom } from './save-transcript.ts'

interface Keys {
  acts: Acts | undefined
  /** The message that has the focus. */
  focused: () => Message | undefined
  /** The latest of all that people wrote. */
  latest: () => Message | undefined
  toBeginning: () => void
  toEnd: () => void
}

const within = '[role="log"]'

/** What the keys do with the message in focus, and with the latest one where none is [ui.md §2.2, S6]. */
export function useLogKeys({ acts, focused, latest, toBeginning, toEnd }: Keys): void {
  const group = t('ui.conversation')
  const here = () => focused() ?? latest()
  const quote = () => {
    const message = here()
    if (message && !message.withdrawnAt) acts?.quote?.(message, '')
  }
  const copy = () => {
    const text = here()?.text
    if (text) copyText(text)
  }
  const download = () => {
    const files = here()?.files ?? []
    if (files.length === 0) toast({ text: t('conversation.noFile') })
    for (const file of files) saveFrom(fileAddress(file), file.name)
  }
  const offered: (Action | false | undefined)[] = [
    acts?.quote && { id: 'quote', label: t('conversation.quoteIt'), group, keys: 'Shift+Q', run: quote },
    { id: 'copy-message', label: t('conversation.copyIt'), group, keys: 'C', within, run: copy },
    { id: 'download-file', label: t('conversation.downloadIt'), group, keys: 'D', within, run: download },
    acts?.unreadFrom && {
      id: 'unread',
      label: t('sessions.unreadFromHere'),
      group,
      keys: 'U',
      run: () => acts.unreadFrom?.(focused()),
    },
    { id: 'to-beginning', label: t('conversation.toBeginning'), group, keys: 'Home', within, run: toBeginning },
    { id: 'to-end', label: t('conversation.toEnd'), group, keys: 'End', within, run: toEnd },
  ]
  useActions(offered.filter((action): action is Action => Boolean(action)))
}
