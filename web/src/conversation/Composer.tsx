import { Button, Textarea } from '@mantine/core'
import type { HeldSettings } from '@parley/contract'
import { IconArrowUp } from '@tabler/icons-react'
import { type ClipboardEvent, type KeyboardEvent, Suspense, useState } from 'react'
import { OUTBOX_LIMIT, outbox } from '../live/index.ts'
import { type Store, useStore } from '../store.ts'
import { t } from '../texts/index.ts'
import { useActions } from '../ui/actions.ts'
import { enterSends } from '../ui/enter-sends.ts'
import { Keys } from '../ui/Keys.tsx'
import { lazy } from '../ui/lazy.ts'
import { toast } from '../ui/toasts.tsx'
import { AttachButton, take } from './AttachButton.tsx'
import { Attachments } from './Attachments.tsx'
import type { Confirmed } from './ConfirmSending.tsx'
import css from './composer.module.css'
import { ComposerTools } from './composer-tools.tsx'
import type { Desk } from './desk.ts'
import { LIMIT, lengthOf, type Recipient, ready, send, TELL_FROM } from './send.ts'

const QuoteChip = lazy(() => import('./QuoteChip.tsx'))
const ConfirmSending = lazy(() => import('./ConfirmSending.tsx'))

export interface Composing {
  desk: Store<Desk>
  /** "Reply to Maria Lindqvist" */
  label: string
  to: Recipient
  /** Somebody is writing; called often. */
  typing: () => void
  /** What sends besides the button; `enter` unless said, and then each person may choose Ctrl Enter [CMP-11]. */
  method?: HeldSettings['sendingMethod']
  /** Asked before anything goes. */
  confirm?: Confirmed | undefined
  /** ↑ where nothing is written yet [CNV-13]. */
  changeLast?: () => void
}

/** Where a message is written: grows to eight lines, keeps what was begun, and never loses the focus by sending [ui.md S7]. */
export function Composer({ desk, label, to, typing, method = 'enter', confirm, changeLast }: Composing) {
  const { text, attachments, quote } = useStore(desk)
  const mine = useStore(enterSends)
  const enter = method === 'enter' && mine
  const [asking, setAsking] = useState(false)
  const length = lengthOf(text)
  const may = ready(desk.get(), to)

  const change = t(enter ? 'conversation.enterBreaks' : 'conversation.enterSends')
  const choose = { id: 'enter-sends', label: change, group: t('ui.general'), run: () => enterSends.set(!enter) }
  useActions(method === 'enter' ? [choose] : [])

  const go = () => {
    if (outbox.get().length >= OUTBOX_LIMIT) return toast({ kind: 'error', text: t('ui.outboxFull') })
    if (confirm) return setAsking(true)
    sendNow()
  }
  const sendNow = () => {
    setAsking(false)
    send(desk, to)
  }

  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') return event.currentTarget.blur()
    if (event.key === 'ArrowUp' && text === '' && changeLast) {
      event.preventDefault()
      return changeLast()
    }
    const held = event.ctrlKey || event.metaKey
    const sends = method !== 'button' && (held || (enter && !event.shiftKey && !event.altKey))
    if (event.key !== 'Enter' || !sends) return
    event.preventDefault()
    if (may) go()
  }
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (!files.length) return
    event.preventDefault()
    take(desk, files)
  }
  return (
    <div className={css.composer} data-composer>
      <div className={css.box}>
        {quote && (
          <Suspense>
            <QuoteChip desk={desk} quote={quote} />
          </Suspense>
        )}
        <Attachments desk={desk} attachments={attachments} />
        <Textarea
          variant="unstyled"
          classNames={{ input: css.text }}
          aria-label={label}
          placeholder={label}
          autosize
          minRows={1}
          maxRows={8}
          value={text}
          error={length > LIMIT}
          onChange={({ currentTarget: { value } }) => {
            desk.set((was) => ({ ...was, text: value }))
            if (value.trim()) typing()
          }}
          onKeyDown={press}
          onPaste={paste}
        />
        <div className={css.tools}>
          <AttachButton desk={desk} />
          <ComposerTools desk={desk} to={to} confirm={confirm} />
          {length >= TELL_FROM && (
            <span className={css.length} data-over={length > LIMIT} role="status">
              {t(length > LIMIT ? 'conversation.tooLong' : 'conversation.length', { length, limit: LIMIT })}
            </span>
          )}
          {method !== 'button' && (
            <span className={css.hint}>
              <Keys keys={enter ? 'Enter' : 'Mod+Enter'} /> {t('conversation.toSend')}
            </span>
          )}
          <Button
            rightSection={<IconArrowUp size={16} stroke={2} />}
            disabled={!may}
            onMouseDown={(event) => event.preventDefault()}
            onClick={go}
          >
            {t('conversation.send')}
          </Button>
        </div>
      </div>
      {asking && confirm && (
        <Suspense>
          <ConfirmSending to={confirm} desk={desk.get()} close={() => setAsking(false)} send={sendNow} />
        </Suspense>
      )}
    </div>
  )
}

/** R: the focus goes to where one writes. */
export function focusComposer(): void {
  document.querySelector<HTMLTextAreaElement>('[data-composer] textarea')?.focus()
}
