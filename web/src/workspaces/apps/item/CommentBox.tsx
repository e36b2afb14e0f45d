import { ActionIcon, Button, Textarea } from '@mantine/core'
import { addItemComment, findMentions, type Named } from '@parley/contract'
import { IconArrowUp, IconAt } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { v7 } from 'uuid'
import { AttachButton, Attachments, clearDesk, deskOf, isGoingUp, take } from '../../../conversation/index.ts'
import { useHeld } from '../../../held.ts'
import { ask, sayOf } from '../../../live/index.ts'
import { useStore } from '../../../store.ts'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { commentsKey } from '../queries.ts'
import { t } from '../words.ts'
import own from './comments.module.css'

const LIMIT = 10_000
/** What stands before the cursor where somebody begins to mention. */
const BEGUN = /(?:^|\s)@([^\s@]{0,40}(?: [^\s@]{0,40})?)$/u

/** Where a comment is written; what was begun stays, as in the composer. */
export function CommentBox({ itemId }: { itemId: string }) {
  const me = useHeld((held) => held.me.id)
  const desk = deskOf(`${me}/item/${itemId}`)
  const { text, attachments } = useStore(desk)
  const [busy, setBusy] = useState(false)
  const [at, setAt] = useState(0)
  const [mark, setMark] = useState(0)
  const [shut, setShut] = useState(false)
  const [mentioned, setMentioned] = useState<readonly Named[]>([])
  const field = useRef<HTMLTextAreaElement>(null)
  const commentId = useRef(v7())
  const queries = useQueryClient()
  const id = useId()
  const begun = shut ? undefined : BEGUN.exec(text.slice(0, at))?.[1]
  const { data: offered = [] } = useQuery({
    queryKey: ['mentionable', itemId, begun ?? ''],
    queryFn: ({ signal }) => ask(findMentions, { path: { itemId }, query: { search: (begun ?? '').trim() }, signal }),
    enabled: begun !== undefined,
    placeholderData: (was) => was,
    staleTime: 10_000,
  })
  const open = begun !== undefined && offered.length > 0
  useEffect(() => {
    if (begun !== undefined) setMark(0)
  }, [begun])
  const write = (now: string, cursor: number) => {
    desk.set((was) => ({ ...was, text: now }))
    setAt(cursor)
    setShut(false)
  }
  const mention = (one: Named) => {
    const start = at - (begun?.length ?? 0)
    const now = `${text.slice(0, start)}${one.name} ${text.slice(at)}`
    write(now, start + one.name.length + 1)
    setMentioned((was) => [...was, one])
    const cursor = start + one.name.length + 1
    setTimeout(() => field.current?.setSelectionRange(cursor, cursor))
    field.current?.focus()
  }
  const uploading = attachments.some(isGoingUp)
  const fileIds = attachments.flatMap(({ sent }) => sent?.id ?? [])
  const ready = (text.trim() !== '' || fileIds.length > 0) && !uploading && [...text].length <= LIMIT
  const send = async () => {
    if (!ready || busy) return
    setBusy(true)
    // Only who still stands in the text is mentioned.
    const mentionIds = [...new Set(mentioned.filter(({ name }) => text.includes(`@${name}`)).map((one) => one.id))]
    try {
      const body = { text, ...(fileIds.length && { fileIds }), ...(mentionIds.length && { mentionIds }) }
      await ask(addItemComment, { path: { itemId, commentId: commentId.current }, body })
      commentId.current = v7()
      clearDesk(desk)
      setMentioned([])
      await queries.invalidateQueries({ queryKey: commentsKey(itemId) })
    } catch (error) {
      toast({ kind: 'error', text: sayOf(error) })
    }
    setBusy(false)
    field.current?.focus()
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      setMark((was) => (was + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length)
    } else if (open && (event.key === 'Enter' || event.key === 'Tab') && offered[mark]) {
      event.preventDefault()
      mention(offered[mark])
    } else if (open && event.key === 'Escape') {
      event.stopPropagation()
      setShut(true)
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void send()
    }
  }
  const beginMention = () => {
    const space = text === '' || /\s$/.test(text) ? '' : ' '
    const now = `${text}${space}@`
    write(now, now.length)
    field.current?.focus()
  }
  return (
    <div className={own.box}>
      {open && (
        <div className={own.offered} role="listbox" id={id} aria-label={t('items.mentionable')}>
          {offered.map((one, place) => (
            // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the input has the focus and the keys.
            <div
              key={one.id}
              id={`${id}-${one.id}`}
              role="option"
              aria-selected={place === mark}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => mention(one)}
            >
              {one.name}
            </div>
          ))}
        </div>
      )}
      <div className={own.frame}>
        <Attachments desk={desk} attachments={attachments} />
        <Textarea
          ref={field}
          variant="unstyled"
          classNames={{ input: own.input! }}
          aria-label={t('items.comment')}
          placeholder={t('items.comment')}
          autosize
          minRows={1}
          maxRows={8}
          value={text}
          aria-autocomplete="list"
          aria-controls={open ? id : undefined}
          aria-activedescendant={open && offered[mark] ? `${id}-${offered[mark].id}` : undefined}
          onChange={({ currentTarget }) => write(currentTarget.value, currentTarget.selectionStart)}
          onSelect={({ currentTarget }) => setAt(currentTarget.selectionStart)}
          onKeyDown={press}
          onPaste={(event) => {
            const files = [...event.clipboardData.files]
            if (!files.length) return
            event.preventDefault()
            take(desk, files)
          }}
        />
        <div className={own.tools}>
          <AttachButton desk={desk} />
          <Tooltip label={t('items.mention')}>
            <ActionIcon aria-label={t('items.mention')} onClick={beginMention}>
              <IconAt size={18} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Button
            size="compact-sm"
            rightSection={<IconArrowUp size={14} stroke={2} />}
            disabled={!ready}
            loading={busy}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => void send()}
          >
            {t('items.sendComment')}
          </Button>
        </div>
      </div>
    </div>
  )
}
