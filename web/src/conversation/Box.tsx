import { Button, Textarea } from '@mantine/core'
import type { Person } from '@parley/contract'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { type Store, useStore } from '../store.ts'
import { AttachButton } from './AttachButton.tsx'
import { Attachments } from './Attachments.tsx'
import own from './box.module.css'
import css from './composer.module.css'
import type { Desk } from './desk.ts'
import QuoteChip from './QuoteChip.tsx'
import { ready } from './send.ts'
import { useMentions } from './use-mentions.ts'
import { t } from './words.ts'

interface Writing {
  desk: Store<Desk>
  label: string
  tone: 'note' | 'edit'
  title: string
  hint?: string
  submit: string
  /** Sends it; the box stays as it is until this resolves, and says what goes wrong. */
  save: (mentions: string[]) => Promise<void>
  sayOf: (error: unknown) => string
  cancel: string
  close: () => void
  find?: (search: string) => Promise<readonly Person[]>
  icon: ReactNode
}

/** Stands in the composer's place for what is no reply: a note, or a message that is changed. */
export function Box({ desk, label, tone, title, hint, submit, save, sayOf, cancel, close, find, icon }: Writing) {
  const { text, attachments, quote } = useStore(desk)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const place = useRef<number>(undefined)
  const id = useId()
  const write = (now: string, cursor?: number) => {
    desk.set((was) => ({ ...was, text: now }))
    setWrong('')
    if (cursor === undefined) return
    mentions.setAt(cursor)
    place.current = cursor
  }
  const mentions = useMentions({ text, write, find })
  const { offered, mark } = mentions
  // Before anything more can be typed: what follows belongs behind the name.
  useLayoutEffect(() => {
    if (place.current !== undefined && text) field.current?.setSelectionRange(place.current, place.current)
    place.current = undefined
  }, [text])
  useEffect(() => {
    const area = field.current
    area?.focus()
    area?.setSelectionRange(area.value.length, area.value.length)
  }, [])
  const may = ready(desk.get()) && !busy && attachments.every(({ state }) => state === 'done')
  const send = async () => {
    if (!may) return
    setBusy(true)
    try {
      await save(mentions.mentioned())
    } catch (error) {
      setWrong(sayOf(error))
    }
    setBusy(false)
    field.current?.focus()
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || mentions.press(event)) return
    if (event.key === 'Escape') return close()
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    void send()
  }
  return (
    <div className={css.composer} data-composer>
      <div className={`${css.box} ${own.box}`} data-tone={tone}>
        {offered.length > 0 && (
          <div className={own.offered} role="listbox" id={id} aria-label={t('talk.mentionable')}>
            {offered.map((one, at) => (
              // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field has the focus and the keys.
              <div
                key={one.id}
                id={`${id}-${one.id}`}
                role="option"
                aria-selected={at === mark}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => mentions.choose(one)}
              >
                {one.name}
              </div>
            ))}
          </div>
        )}
        <div className={own.head}>
          {icon}
          <b>{title}</b>
          {hint}
        </div>
        {quote && <QuoteChip desk={desk} quote={quote} />}
        <Attachments desk={desk} attachments={attachments} />
        <Textarea
          ref={field}
          variant="unstyled"
          classNames={{ input: css.text }}
          aria-label={label}
          placeholder={label}
          autosize
          minRows={1}
          maxRows={8}
          value={text}
          aria-autocomplete={find ? 'list' : undefined}
          aria-controls={offered.length > 0 ? id : undefined}
          aria-activedescendant={offered[mark] ? `${id}-${offered[mark].id}` : undefined}
          onChange={({ currentTarget }) => write(currentTarget.value)}
          onSelect={({ currentTarget }) => mentions.setAt(currentTarget.selectionStart)}
          onKeyDown={press}
        />
        {wrong && (
          <p className={own.wrong} role="alert">
            {wrong}
          </p>
        )}
        <div className={css.tools}>
          <AttachButton desk={desk} />
          <Button variant="default" className={own.space} onClick={close}>
            {cancel}
          </Button>
          <Button disabled={!may} loading={busy} onMouseDown={(event) => event.preventDefault()} onClick={() => void send()}>
            {submit}
          </Button>
        </div>
      </div>
    </div>
  )
}
